package org.sekisho.typeset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The colour profile of black on white paper: an ICC profile (ISO 15076-1, form of version 2.1) of a display with one
 * channel, white point D50, gamma 2.2.
 *
 * <p>PDF/A asks for a profile wherever grey is used. It is written here, since the one of the Java platform changes with
 * its releases, and with it the bytes of every file.
 */
final class GreyProfile {
    /** What the profile is called in a file. */
    static final String NAME = "Grey, gamma 2.2";

    private static final int HEADER = 128;
    private static final int TAGS = 4;
    private static final int TAG_ENTRY = 12;
    private static final int VERSION_2_1 = 0x0210_0000;
    /** D50 as s15Fixed16 numbers. */
    private static final int[] D50 = {0xF6D6, 0x1_0000, 0xD32D};
    /** 2.2 as a u8Fixed8 number. */
    private static final int GAMMA = 0x0233;

    private GreyProfile() {}

    /** The profile, always the same. */
    static byte[] bytes() {
        byte[][] tags = {description(), text("No copyright, use freely"), white(), curve()};
        int size = HEADER + 4 + TAGS * TAG_ENTRY;
        for (byte[] tag : tags) {
            size += tag.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(VERSION_2_1);
        sign(sign(sign(out, "mntr"), "GRAY"), "XYZ ");
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
            out.putShort((short) part);
        }
        sign(out, "acsp");
        out.position(68);
        for (int part : D50) {
            out.putInt(part);
        }
        out.position(HEADER);
        out.putInt(TAGS);
        String[] names = {"desc", "cprt", "wtpt", "kTRC"};
        int at = HEADER + 4 + TAGS * TAG_ENTRY;
        for (int i = 0; i < TAGS; i++) {
            sign(out, names[i]).putInt(at).putInt(tags[i].length);
            at += tags[i].length;
        }
        for (byte[] tag : tags) {
            out.put(tag);
        }
        return out.array();
    }

    private static byte[] description() {
        byte[] name = (NAME + "\0").getBytes(StandardCharsets.US_ASCII);
        // Behind the name the same for other systems of writing, left empty: 8, 3 and 67 bytes.
        ByteBuffer out = whole(12 + name.length + 78);
        sign(out, "desc").putInt(0).putInt(name.length).put(name);
        return out.array();
    }

    private static byte[] text(String text) {
        byte[] said = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = whole(8 + said.length);
        sign(out, "text").putInt(0).put(said);
        return out.array();
    }

    private static byte[] white() {
        ByteBuffer out = whole(20);
        sign(out, "XYZ ").putInt(0);
        for (int part : D50) {
            out.putInt(part);
        }
        return out.array();
    }

    private static byte[] curve() {
        ByteBuffer out = whole(14);
        sign(out, "curv").putInt(0).putInt(1).putShort((short) GAMMA);
        return out.array();
    }

    /** Room for a tag; each begins at a multiple of four. */
    private static ByteBuffer whole(int bytes) {
        return ByteBuffer.allocate((bytes + 3) / 4 * 4);
    }

    private static ByteBuffer sign(ByteBuffer out, String four) {
        return out.put(four.getBytes(StandardCharsets.US_ASCII));
    }
}
