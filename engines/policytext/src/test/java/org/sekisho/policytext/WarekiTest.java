package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarekiTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "平成30年3月26日|2018-03-26",
                "平成 30 年 3 月 26 日|2018-03-26",
                "平成３０年３月２６日|2018-03-26",
                "令和元年5月1日|2019-05-01",
                "令和１年５月１日|2019-05-01",
                "令和八年三月十七日|2026-03-17",
                "昭和六十四年一月七日|1989-01-07",
                "昭和二〇年八月一五日|1945-08-15",
                "R8.3.17|2026-03-17",
                "Ｒ８．３．１７|2026-03-17",
                "r8/3/17|2026-03-17",
                "㋿8年3月17日|2026-03-17",
                "㍻31年4月30日|2019-04-30",
                "平成31年4月30日|2019-04-30",
                "平成元年1月8日|1989-01-08",
                "大正15年12月24日|1926-12-24",
                "昭和元年12月25日|1926-12-25",
                "大正元年7月30日|1912-07-30",
                "明治45年7月29日|1912-07-29",
                "明治6年1月1日|1873-01-01",
                "令和6年2月29日|2024-02-29"
            })
    void every_printed_form_is_read(String text, LocalDate day) {
        assertThat(Wareki.parse(text)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "平成31年5月1日",
                "令和元年4月30日",
                "昭和64年1月8日",
                "平成元年1月7日",
                "明治45年7月30日",
                "大正15年12月25日",
                "明治5年12月1日",
                "令和7年2月29日",
                "令和8年13月1日",
                "令和0年1月1日",
                "令和8年3月",
                "令和8年",
                "平成",
                "8年3月17日",
                "R8",
                "令和8年3月17日から",
                "",
                "S99.1.1"
            })
    void a_date_that_the_calendar_does_not_have_is_refused(String text) {
        assertThat(Wareki.parse(text)).isEmpty();
    }

    @Test
    void dates_are_written_as_offices_write_them() {
        assertThat(Wareki.format(LocalDate.of(2026, 3, 17))).isEqualTo("令和8年3月17日");
        assertThat(Wareki.format(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
        assertThat(Wareki.format(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
        assertThat(Wareki.formatYear(LocalDate.of(2019, 12, 31))).isEqualTo("令和元年");
        assertThat(Wareki.formatShort(LocalDate.of(2026, 3, 17))).isEqualTo("R8.3.17");
        assertThatThrownBy(() -> Wareki.format(LocalDate.of(1872, 12, 31))).isInstanceOf(DateTimeException.class);
    }

    @Test
    void what_is_written_is_read_back_and_agrees_with_the_calendar_of_the_platform() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = Wareki.FIRST.plusDays(random.nextInt(60_000));
            assertThat(Wareki.parse(Wareki.format(day))).as("seed " + seed).contains(day);
            assertThat(Wareki.parse(Wareki.formatShort(day))).as("seed " + seed).contains(day);
            JapaneseDate platform = JapaneseDate.from(day);
            String year = platform.get(ChronoField.YEAR_OF_ERA) == 1
                    ? "元"
                    : Integer.toString(platform.get(ChronoField.YEAR_OF_ERA));
            String era = ((JapaneseEra) platform.getEra())
                    .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.JAPANESE);
            assertThat(Wareki.formatYear(day)).as("seed " + seed).isEqualTo(era + year + "年");
        }
    }

    @Test
    void dates_are_found_inside_a_text() {
        String text = "この規程（平成18年8月30日制定）は、令和 2 年 4 月 1 日から施行する。";
        Wareki.Found first = Wareki.find(text, 0).orElseThrow();
        assertThat(text.substring(first.start(), first.end())).isEqualTo("平成18年8月30日");
        Wareki.Found second = Wareki.find(text, first.end()).orElseThrow();
        assertThat(second.date()).contains(LocalDate.of(2020, 4, 1));
        assertThat(Wareki.find(text, second.end())).isEmpty();
    }

    @Test
    void a_fiscal_year_runs_from_april_to_march() {
        assertThat(FiscalYear.of(LocalDate.of(2026, 3, 31))).isEqualTo(new FiscalYear(2025));
        assertThat(FiscalYear.of(LocalDate.of(2026, 4, 1)).label()).isEqualTo("令和8年度");
        assertThat(new FiscalYear(2019).label()).isEqualTo("令和元年度");
        assertThat(new FiscalYear(2018).label()).isEqualTo("平成30年度");
        assertThat(new FiscalYear(2026).lastDay()).isEqualTo(LocalDate.of(2027, 3, 31));
    }
}
