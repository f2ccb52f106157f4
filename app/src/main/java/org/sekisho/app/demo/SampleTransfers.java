package org.sekisho.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.organisation.BeginTransferList;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.TakeTransferFile;

/**
 * A list of transfers that the sample city is drawing up for the coming 1 April: two heads of sections change places,
 * one leaves and nobody follows, somebody retires and a newcomer takes the seat.
 */
final class SampleTransfers {

    private static final String HEADINGS = "職員番号,氏名,フリガナ,新所属,新職,区分,発令日\r\n";

    private final UseCases use;
    private final Hands officer;
    private final LocalDate today;
    private final LocalDate april;

    SampleTransfers(UseCases use, Hands officer, LocalDate today) {
        this.use = use;
        this.officer = officer;
        this.today = today;
        var thisYear = LocalDate.of(today.getYear(), 4, 1);
        this.april = today.isBefore(thisYear) ? thisYear : thisYear.plusYears(1);
    }

    /** Begins the list and puts its file in, two days ago. */
    void prepare() {
        var day = today.minusDays(2);
        var title = "令和" + (april.getYear() - 2018) + "年4月1日付け定期人事異動（案）";
        var list = officer.on(
                day, actor -> use.beginTransferList().begin(actor, new BeginTransferList.Input(title, april)));
        var file = (HEADINGS + String.join("\r\n", rows(day))).getBytes(StandardCharsets.UTF_8);
        officer.on(
                day,
                actor -> use.takeTransferFile()
                        .take(actor, new TakeTransferFile.Input(list, Optional.empty(), "定期人事異動.csv", file)));
    }

    private List<String> rows(LocalDate day) {
        var people = officer.on(
                        day,
                        actor -> use.findPeople()
                                .find(
                                        actor,
                                        new FindPeople.Input(
                                                day, "", Optional.empty(), FindPeople.Order.NUMBER, false, 0, 500)))
                .people();
        var heads = people.stream()
                .filter(one -> one.title().filter("課長"::equals).isPresent())
                .limit(3)
                .toList();
        var clerk = people.stream()
                .filter(one -> one.title().filter("主事"::equals).isPresent())
                .findFirst();
        var rows = new ArrayList<String>();
        if (heads.size() == 3) {
            rows.add(row(heads.get(0), heads.get(1), "異動"));
            rows.add(row(heads.get(1), heads.get(0), "異動"));
            rows.add(leaving(heads.get(2)));
        }
        clerk.ifPresent(one -> {
            rows.add(leaving(one));
            rows.add("900001,新田 あかり,ニッタ アカリ," + place(one) + "," + one.title().orElse("") + ",採用,");
        });
        return rows;
    }

    private static String row(FindPeople.Listed one, FindPeople.Listed place, String kind) {
        return String.join(
                ",",
                one.staffNumber(),
                one.name().full(),
                one.name().kana(),
                place(place),
                place.title().orElse(""),
                kind,
                "");
    }

    private static String leaving(FindPeople.Listed one) {
        return String.join(",", one.staffNumber(), one.name().full(), one.name().kana(), "", "", "退職", "");
    }

    private static String place(FindPeople.Listed one) {
        return one.place().orElse("");
    }
}
