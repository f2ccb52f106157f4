package org.sekisho.policytext;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes a text as copying, converting and retyping do: lines lost, joined, cut elsewhere, swapped, widths changed. */
final class Mutations {
    private Mutations() {}

    static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int rounds = 1 + random.nextInt(5);
        for (int i = 0; i < rounds && !lines.isEmpty(); i++) {
            mutate(lines, random);
        }
        return String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines);
    }

    private static void mutate(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(11)) {
            case 0 -> {
                // A text with nothing in it is refused, which other tests see.
                if (lines.size() > 1) {
                    lines.remove(at);
                }
            }
            case 1 -> {
                if (at + 1 < lines.size()) {
                    lines.set(at, lines.get(at) + lines.remove(at + 1));
                }
            }
            case 2 -> wrap(lines, 8 + random.nextInt(60));
            case 3 -> lines.replaceAll(line -> random.nextBoolean() ? fullWidth(line) : line);
            case 4 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 5 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 6 -> lines.add(at, String.valueOf(random.nextInt(40)));
            case 7 -> lines.replaceAll(line -> line.replace("。", random.nextInt(5) == 0 ? "" : "。"));
            case 8 -> lines.removeIf(line -> line.isBlank() && random.nextInt(3) == 0);
            case 9 -> lines.set(at, noise(random) + lines.get(at));
            default -> lines.set(at, "　".repeat(random.nextInt(4)) + lines.get(at) + " ");
        }
    }

    private static void wrap(List<String> lines, int width) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > width) {
                int cut = Character.isHighSurrogate(rest.charAt(width - 1)) ? width - 1 : width;
                wrapped.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            wrapped.add(rest);
        }
        lines.clear();
        lines.addAll(wrapped);
    }

    private static String noise(Random random) {
        String[] signs = {
            "(1)",
            "①",
            "第3条",
            "第2項",
            "附則",
            "「",
            "（",
            "目次",
            "- ",
            "・",
            "ア ",
            "1. ",
            "1―1",
            "以下「甲」という。",
            "別表第1",
            "令和99年13月40日",
            "\u0000",
            "𠮷",
            "(",
            "前条",
            "○",
            "・・・",
            "3/4",
            "……5",
            "改正",
            "上記「",
            "第",
            "一　"
        };
        return signs[random.nextInt(signs.length)];
    }

    private static String fullWidth(String line) {
        StringBuilder out = new StringBuilder();
        for (char c : line.toCharArray()) {
            out.append(c > ' ' && c < 0x7f ? (char) (c + 0xFEE0) : c);
        }
        return out.toString();
    }
}
