package org.sekisho.controls;

import java.util.List;

/**
 * One thing to do: who, when, and what proves it.
 *
 * @param id stable name ({@code training.yearly})
 * @param topic id of the topic it belongs to
 * @param chapters chapters of the guideline's 対策基準 ({@code 5.2})
 * @param ask one plain sentence that tells the owner what to do
 * @param owner role that answers for it, named as the application names roles ({@code SECTION_SECURITY_MANAGER})
 * @param everyone whether each staff member does it for themselves
 * @param anew what makes it ask once more within a period; only a control that is owed once in every period can
 * @param origin where the cycle comes from
 * @param evidence what counts as proof, any one of these
 * @param conditions all must hold for the control to apply: {@code tier:MYNUMBER}, {@code tier:LGWAN},
 *     {@code tier:INTERNET}, {@code model:ALPHA_PRIME|BETA|BETA_PRIME}, {@code uses:CLOUD}, {@code uses:SNS},
 *     {@code uses:OUTSOURCING}; values parted by | are alternatives
 * @param source where the control comes from
 */
public record Control(
        String id,
        String topic,
        Measure measure,
        List<String> chapters,
        Stage stage,
        Text title,
        Text ask,
        String owner,
        boolean everyone,
        Cycle cycle,
        Anew anew,
        Origin origin,
        List<Text> evidence,
        List<String> conditions,
        String source) {
    public Control {
        chapters = List.copyOf(chapters);
        evidence = List.copyOf(evidence);
        conditions = List.copyOf(conditions);
    }
}
