package org.sekisho.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.timestamp.Authority;
import org.sekisho.timestamp.BadTimeStamp;
import picocli.CommandLine.Option;

/** The options that name who gives time stamps, as typed. */
final class TimeStampOptions {

    @Option(
            names = "--time-stamps",
            paramLabel = "URL",
            description = {
                "Gets a time stamp (RFC 3161) of each checkpoint from the authority at URL.",
                "チェックポイントのタイムスタンプ（RFC 3161）を、URL の時刻認証局から取得します。"
            })
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--time-stamp-authority",
            paramLabel = "FILE",
            description = {
                "The certificates, as PEM, to which that of the authority must lead. Other time stamps are not taken.",
                "時刻認証局の証明書がつながる先の証明書（PEM 形式）。つながらないタイムスタンプは受け付けません。"
            })
    private Optional<Path> certificates = Optional.empty();

    /**
     * The options, found to go together.
     *
     * @throws CommandFailure if they do not
     */
    Optional<ServerStart.TimeStamps> checked() {
        if (address.isEmpty() && certificates.isPresent()) {
            throw usage(
                    "--time-stamp-authority は --time-stamps と併せて指定してください。",
                    "Give --time-stamp-authority with --time-stamps.");
        }
        return address.map(url -> new ServerStart.TimeStamps(uri(url), certificates.map(TimeStampOptions::readable)));
    }

    private static URI uri(String typed) {
        try {
            URI uri = new URI(typed);
            String scheme = uri.getScheme();
            if (("http".equals(scheme) || "https".equals(scheme))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw new CommandFailure(ExitCode.USAGE, unusable(typed), notAnAddress);
        }
        throw new CommandFailure(ExitCode.USAGE, unusable(typed));
    }

    private static Words unusable(String typed) {
        return new Words(
                "--time-stamps の「" + typed + "」は使えません。http://tsa.example/tsr のように指定してください。",
                "'" + typed + "' is no address for --time-stamps. Give it like http://tsa.example/tsr.");
    }

    private static Path readable(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Words words = new Words(
                "「" + path + "」から証明書を読み取れません。PEM 形式の証明書を指定してください。",
                "No certificate can be read from '" + path + "'. Give certificates as PEM.");
        try {
            Authority.of(Files.readAllBytes(path));
            return path;
        } catch (IOException | BadTimeStamp unreadable) {
            throw new CommandFailure(ExitCode.USAGE, words, unreadable);
        }
    }

    private static CommandFailure usage(String japanese, String english) {
        return new CommandFailure(ExitCode.USAGE, new Words(japanese, english));
    }
}
