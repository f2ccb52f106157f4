package org.sekisho.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A reason why a PostgreSQL server cannot be used.
 *
 * <p>Every message says what stands in the way, where, and what to do about it; in Japanese and in English.
 */
public sealed interface PostgresFailure {

    /** The message in Japanese. */
    String japanese();

    /** The message in English. */
    String english();

    /** The message in the reader's language: Japanese for a Japanese locale, English for every other one. */
    default String message(Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? japanese() : english();
    }

    /** Another program that runs now has the data folder open. */
    record FolderInUse(Path folder, OptionalLong holder) implements PostgresFailure {
        @Override
        public String japanese() {
            String who = holder.isPresent() ? "（プロセス番号 " + holder.getAsLong() + "）" : "";
            return "データフォルダー " + folder + " は、起動中の別の関所" + who + "が使用しています。そちらを終了するか、別のデータフォルダーを指定してください。";
        }

        @Override
        public String english() {
            String who = holder.isPresent() ? " (process " + holder.getAsLong() + ")" : "";
            return "The data folder " + folder + " is in use by another running Sekisho" + who
                    + ". Stop that one, or name another data folder.";
        }
    }

    /** The disk of the data folder has less room than the settings ask for. */
    record DiskAlmostFull(Path folder, long freeBytes, long wantedBytes) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データフォルダー " + folder + " のあるディスクの空きが " + megabytes(freeBytes) + " MB しかありません（必要な空き: "
                    + megabytes(wantedBytes)
                    + " MB）。記録が途中で書けなくなるのを防ぐため、起動を中止しました。不要なファイルを整理するか、空きのあるディスクへデータフォルダーを移してください。";
        }

        @Override
        public String english() {
            return "The disk of the data folder " + folder + " has only " + megabytes(freeBytes) + " MB left; "
                    + megabytes(wantedBytes)
                    + " MB are needed so that no record is cut off in the middle. Free some room, or move the data folder to a disk with room.";
        }

        private static long megabytes(long bytes) {
            return bytes / (1024 * 1024);
        }
    }

    /** The data were written by another major version of PostgreSQL than the one at hand. */
    record OtherMajorVersion(Path cluster, String found, int ours) implements PostgresFailure {
        @Override
        public String japanese() {
            return cluster + " のデータは PostgreSQL " + found + " のもので、PostgreSQL " + ours
                    + " では開けません。データには手を付けていません。PostgreSQL " + found
                    + " に対応した版の関所でバックアップを取り、それを新しいデータフォルダーへ復元してください。";
        }

        @Override
        public String english() {
            return "The data in " + cluster + " were written by PostgreSQL " + found + "; PostgreSQL " + ours
                    + " cannot open them. Nothing was changed. Take a backup with the version of Sekisho that uses PostgreSQL "
                    + found + " and restore it into a new data folder.";
        }
    }

    /** The bundled programs could not be unpacked. */
    record UnpackFailed(Path into, String cause) implements PostgresFailure {
        @Override
        public String japanese() {
            return "同梱の PostgreSQL を " + into + " に展開できませんでした（" + cause
                    + "）。そのフォルダーに書き込めるか、空きが 200 MB 以上あるかを確かめて、もう一度起動してください。";
        }

        @Override
        public String english() {
            return "The bundled PostgreSQL could not be unpacked into " + into + " (" + cause
                    + "). See that the folder can be written and has 200 MB of room, then start again.";
        }
    }

    /** The folder of unpacked programs could have been changed by somebody else. */
    record ProgramsNotTrusted(Path folder) implements PostgresFailure {
        @Override
        public String japanese() {
            return "PostgreSQL のプログラムを置くフォルダー " + folder
                    + " は、ほかの利用者が書き換えられる状態です。安全のため実行しません。このフォルダーを削除して、もう一度起動してください。";
        }

        @Override
        public String english() {
            return "The folder of the PostgreSQL programs " + folder
                    + " can be changed by other users of this machine, so nothing in it is run. Delete the folder and start again.";
        }
    }

    /** There is no bundled PostgreSQL for this kind of machine. */
    record NoBundleForPlatform(String system, String architecture) implements PostgresFailure {
        @Override
        public String japanese() {
            return "この機種（" + system + " " + architecture + "）向けの PostgreSQL は同梱していません。PostgreSQL 15 以上を導入し、環境変数 "
                    + Settings.PROGRAMS_VARIABLE + " にその bin フォルダーを指定してください。";
        }

        @Override
        public String english() {
            return "No PostgreSQL is bundled for this machine (" + system + " " + architecture
                    + "). Install PostgreSQL 15 or later and set " + Settings.PROGRAMS_VARIABLE + " to its bin folder.";
        }
    }

    /** A folder that was named as holding the programs of PostgreSQL does not hold a usable one. */
    record ProgramsMissing(Path folder, String missing) implements PostgresFailure {
        @Override
        public String japanese() {
            return "指定されたフォルダー " + folder + " に、使える " + missing + " がありません。環境変数 " + Settings.PROGRAMS_VARIABLE
                    + " には PostgreSQL 15 以上の bin フォルダー（例: /usr/lib/postgresql/15/bin）を指定するか、指定を外して同梱のものを使ってください。";
        }

        @Override
        public String english() {
            return "The folder " + folder + " holds no usable " + missing + ". Set " + Settings.PROGRAMS_VARIABLE
                    + " to the bin folder of PostgreSQL 15 or later (such as /usr/lib/postgresql/15/bin), or unset it to use the bundled one.";
        }
    }

    /** PostgreSQL refuses to run as root, and no other user of this machine can do it for this folder. */
    record NoUserToRunAs(Path folder, List<String> tried) implements PostgresFailure {
        public NoUserToRunAs {
            tried = List.copyOf(tried);
        }

        @Override
        public String japanese() {
            return "PostgreSQL は root では動かせず、代わりに " + folder + " を使える利用者も見つかりませんでした（試した方法: " + String.join("、", tried)
                    + "）。一般の利用者として起動するか、誰でも通れる場所（例: /var/lib/sekisho）をデータフォルダーに指定してください。";
        }

        @Override
        public String english() {
            return "PostgreSQL does not run as root, and no other user was found that can use " + folder + " (tried: "
                    + String.join("; ", tried)
                    + "). Start as an ordinary user, or name a data folder that others can reach, such as /var/lib/sekisho.";
        }
    }

    /** A port number in the environment is none. */
    record NotAPort(String variable, String text) implements PostgresFailure {
        @Override
        public String japanese() {
            return "環境変数 " + variable + " の値「" + text + "」はポート番号ではありません。1～65535 の数を指定するか、指定を外してください。";
        }

        @Override
        public String english() {
            return "The environment variable " + variable + " holds \"" + text
                    + "\", which is no port number. Set it to a number from 1 to 65535, or unset it.";
        }
    }

    /** No port in the allowed range is free. */
    record NoFreePort(int first, int last) implements PostgresFailure {
        @Override
        public String japanese() {
            return "127.0.0.1 のポート " + first + "～" + last + " がすべて使用中のため、データベースを起動できません。ほかのプログラムを終了するか、環境変数 "
                    + Settings.PORT_VARIABLE + " に別の番号を指定してください。";
        }

        @Override
        public String english() {
            return "All ports from " + first + " to " + last
                    + " on 127.0.0.1 are taken, so the database cannot start. Stop another program, or set "
                    + Settings.PORT_VARIABLE + " to another number.";
        }
    }

    /** A password file can be read by other users of the machine. */
    record SecretOpenToOthers(Path file, String mode) implements PostgresFailure {
        @Override
        public String japanese() {
            return "パスワードのファイル " + file + " を、ほかの利用者が読み書きできます（権限 " + mode + "）。「chmod 600 " + file
                    + "」で所有者だけのものにし、見られたおそれがあればパスワードを変えてください。";
        }

        @Override
        public String english() {
            return "The password file " + file + " is open to other users of this machine (mode " + mode
                    + "). Close it with: chmod 600 " + file
                    + " — and change the password if somebody may have read it.";
        }
    }

    /** A password file is absent or unreadable. */
    record SecretMissing(Path file, String cause) implements PostgresFailure {
        @Override
        public String japanese() {
            return "パスワードのファイル " + file + " を読めません（" + cause + "）。バックアップから戻すか、ファイルの所有者と権限を確かめてください。";
        }

        @Override
        public String english() {
            return "The password file " + file + " cannot be read (" + cause
                    + "). Put it back from a backup, or check who owns it and its mode.";
        }
    }

    /** A new database folder could not be made. */
    record InitialisationFailed(Path cluster, String output) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベースを " + cluster + " に新しく作れませんでした。以下の原因を取り除いて、もう一度起動してください（作りかけのものは次の起動時に片付けます）。\n" + output;
        }

        @Override
        public String english() {
            return "A new database could not be made in " + cluster
                    + ". Mend what PostgreSQL names below and start again; what was half made is cleared then. PostgreSQL said:\n"
                    + output;
        }
    }

    /** The server ended, or did not become ready, while it was being started. */
    record DidNotStart(Path cluster, Path logFolder, String lastLines) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + cluster + " を起動できませんでした。もう一度起動しても同じなら、" + logFolder + " の記録を添えて管理者に相談してください。末尾の記録:\n"
                    + lastLines;
        }

        @Override
        public String english() {
            return "The database " + cluster + " did not start. If a second try ends the same way, show the log in "
                    + logFolder + " to your administrator. The last lines:\n" + lastLines;
        }
    }

    /** A server left behind by an earlier run does not end. */
    record LeftBehindServerStays(Path cluster, long process) implements PostgresFailure {
        @Override
        public String japanese() {
            return "前回の起動から残っている PostgreSQL（プロセス番号 " + process + "、" + cluster + "）が終了しません。「kill -QUIT " + process
                    + "」で終了させて、もう一度起動してください。";
        }

        @Override
        public String english() {
            return "A PostgreSQL left behind by an earlier run (process " + process + ", " + cluster
                    + ") does not end. End it with: kill -QUIT " + process + " — then start again.";
        }
    }

    /** The data folder cannot be used as it is. */
    record FolderUnusable(Path folder, String cause) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データフォルダー " + folder + " を使えません（" + cause + "）。所有者と権限を確かめるか、別のデータフォルダーを指定してください。";
        }

        @Override
        public String english() {
            return "The data folder " + folder + " cannot be used (" + cause
                    + "). Check who owns it and its mode, or name another data folder.";
        }
    }

    /** A server cannot be reached, or refuses the account. */
    record Unreachable(String url, String userName, String cause) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + url + " に利用者 " + userName + " で接続できません（" + cause
                    + "）。サーバーが動いているか、URL、利用者名、パスワードのファイルが正しいかを確かめてください。";
        }

        @Override
        public String english() {
            return "The database " + url + " cannot be reached as user " + userName + " (" + cause
                    + "). See that the server runs and that the URL, the user name and the password file are right.";
        }
    }

    /** A server is older than the oldest version that is supported. */
    record ServerTooOld(String url, String version, int oldestMajor) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + url + " は PostgreSQL " + version + " です。PostgreSQL " + oldestMajor
                    + " 以上のサーバーを指定してください。";
        }

        @Override
        public String english() {
            return "The database " + url + " is PostgreSQL " + version + ". Name a server of PostgreSQL " + oldestMajor
                    + " or later.";
        }
    }

    /** The way to a server on another machine could be read along or lead to an impostor. */
    record WayNotVerified(String url, String parameter) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + url + " への接続で「" + parameter
                    + "」が指定されていますが、相手を確かめない通信では、パスワードや記録を途中で読まれるおそれがあります。sslmode=verify-full（既定）とし、サーバーの証明書を発行した認証局を sslrootcert=ファイル で指定してください。閉じた網などで承知のうえ使う場合は --database-unverified を付けてください。";
        }

        @Override
        public String english() {
            return "The way to the database " + url + " is not verified (" + parameter
                    + "), so that passwords and records could be read on it. Use sslmode=verify-full (the default) and name"
                    + " the authority of the server's certificate with sslrootcert=FILE; or accept the risk with"
                    + " --database-unverified.";
        }
    }

    /** A setting of a server would lose or garble records. */
    record UnsafeSetting(String url, String setting, String value, String wanted) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + url + " の設定 " + setting + " が「" + value + "」です。記録が失われたり化けたりするおそれがあるため使えません。サーバーの管理者に「"
                    + wanted + "」へ変更してもらってください。";
        }

        @Override
        public String english() {
            return "The setting " + setting + " of the database " + url + " is \"" + value
                    + "\", which could lose or garble records. Have the server's administrator set it to \"" + wanted
                    + "\".";
        }
    }

    /** A database user may do more, or less, than its task allows. */
    record UnfitUser(String url, String userName, Unfitness unfitness) implements PostgresFailure {
        @Override
        public String japanese() {
            return "データベース " + url + " の利用者 " + userName + " は使えません: " + unfitness.japanese();
        }

        @Override
        public String english() {
            return "The user " + userName + " of the database " + url + " is unfit: " + unfitness.english();
        }
    }

    /** What makes a database user unfit for its task. */
    enum Unfitness {
        SUPERUSER(
                "管理者（SUPERUSER）であってはなりません。「ALTER ROLE … NOSUPERUSER」で外してください。",
                "it must not be a superuser. Take that away with ALTER ROLE … NOSUPERUSER."),
        BYPASSES_ROW_SECURITY(
                "行単位の保護を素通りできます。「ALTER ROLE … NOBYPASSRLS」で外してください。",
                "it bypasses row-level security. Take that away with ALTER ROLE … NOBYPASSRLS."),
        MAKES_ROLES_OR_DATABASES(
                "利用者やデータベースを作れます。「ALTER ROLE … NOCREATEROLE NOCREATEDB」で外してください。",
                "it can make roles or databases. Take that away with ALTER ROLE … NOCREATEROLE NOCREATEDB."),
        MEMBER_OF_OWNER(
                "表の所有者の権限を引き継いでいます。所有者の役割から外してください。", "it is a member of the owner's role. Revoke that membership."),
        CREATES_TABLES(
                "表やスキーマを作れます。スキーマ public とデータベースの CREATE 権限を REVOKE で外してください。",
                "it can create tables or schemas. Revoke CREATE on schema public and on the database."),
        OWNER_CANNOT_CREATE(
                "スキーマ public に表を作れません。データベースの所有者にしてください。",
                "it cannot create in schema public. Make it the owner of the database."),
        SAME_AS_OWNER(
                "移行用と同じ利用者です。処理用には別の利用者を用意してください。",
                "it is the same user that migrations use. Provide another one for serving requests.");

        private final String japanese;
        private final String english;

        Unfitness(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        String japanese() {
            return japanese;
        }

        String english() {
            return english;
        }
    }
}
