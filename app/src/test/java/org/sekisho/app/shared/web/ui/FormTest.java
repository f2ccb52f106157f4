package org.sekisho.app.shared.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormTest {

    @Test
    void a_refused_form_stands_as_it_was_typed_with_what_is_wrong_in_the_order_of_the_page() {
        var sent = new LinkedHashMap<String, List<String>>();
        sent.put("from", List.of("R8.2.30"));
        sent.put("organs", List.of("市長", "教育委員会"));
        var form = Form.of(sent).wrong("organs", "監査委員も選択してください。").wrong("from", "この日付は存在しません。");

        assertThat(form.refused()).isTrue();
        assertThat(form.field("from").value()).isEqualTo("R8.2.30");
        assertThat(form.field("organs").holds("教育委員会")).isTrue();
        assertThat(form.wrongFields()).extracting(Field::name).containsExactly("from", "organs");
        assertThat(form.field("never-sent").value()).isEmpty();
    }

    @Test
    void a_form_without_a_wrong_field_can_still_be_refused_as_a_whole() {
        assertThat(Form.empty().refused()).isFalse();
        assertThat(Form.empty().wrong("同じ文書が既に取り込まれています。").refused()).isTrue();
    }

    @Test
    void a_control_is_explained_by_its_error_first_and_then_its_hint() {
        var field = Field.empty("policy.title");
        assertThat(field.id()).isEqualTo("field-policy-title");
        assertThat(field.describedBy(false)).isNull();
        assertThat(field.wrong("題名を入力してください。").describedBy(true))
                .isEqualTo("field-policy-title-error field-policy-title-hint");
        assertThat(field.choiceId(0)).isEqualTo(field.id());
    }
}
