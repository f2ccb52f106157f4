package org.sekisho.cli.tls;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The names for which an authority may vouch, as the DER form of the certificate extension (RFC 5280, 4.2.1.10).
 *
 * <p>A PC that trusts the authority trusts it for these names and no others, so whoever steals its key cannot pose as the
 * rest of the Internet. A kind of name that is not among them is excluded as a whole.
 */
final class NameConstraints {
    /** The object identifier of the extension. */
    static final String OID = "2.5.29.30";

    private static final int SEQUENCE = 0x30;
    private static final int PERMITTED = 0xA0;
    private static final int EXCLUDED = 0xA1;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    private final List<byte[]> names;
    private final List<byte[]> addresses;

    /** Permits these names; IPv6 addresses may be in brackets. */
    NameConstraints(Collection<String> hosts) {
        this.names = hosts.stream()
                .filter(host -> !isAddress(host))
                .map(host -> host.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.addresses = hosts.stream()
                .filter(NameConstraints::isAddress)
                .map(NameConstraints::exactly)
                .toList();
    }

    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(sign -> sign == '.' || Character.isDigit(sign));
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The extension's value in hexadecimal digits. */
    String hex() {
        ByteArrayOutputStream permitted = new ByteArrayOutputStream();
        names.forEach(name -> permitted.writeBytes(subtree(DNS_NAME, name)));
        addresses.forEach(address -> permitted.writeBytes(subtree(IP_ADDRESS, address)));
        ByteArrayOutputStream excluded = new ByteArrayOutputStream();
        if (names.isEmpty()) {
            excluded.writeBytes(subtree(DNS_NAME, new byte[0]));
        }
        for (int length : new int[] {4, 16}) {
            if (addresses.stream().noneMatch(address -> address.length == 2 * length)) {
                // Address and mask of zeros: every address of this kind.
                excluded.writeBytes(subtree(IP_ADDRESS, new byte[2 * length]));
            }
        }
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(element(PERMITTED, permitted.toByteArray()));
        if (excluded.size() > 0) {
            both.writeBytes(element(EXCLUDED, excluded.toByteArray()));
        }
        return HexFormat.of().formatHex(element(SEQUENCE, both.toByteArray()));
    }

    private static byte[] subtree(int kind, byte[] name) {
        return element(SEQUENCE, element(kind, name));
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /* The address followed by a mask of ones. */
    private static byte[] exactly(String address) {
        try {
            byte[] digits = InetAddress.getByName(withoutBrackets(address)).getAddress();
            byte[] range = Arrays.copyOf(digits, 2 * digits.length);
            Arrays.fill(range, digits.length, range.length, (byte) 0xFF);
            return range;
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(address, notAnAddress);
        }
    }
}
