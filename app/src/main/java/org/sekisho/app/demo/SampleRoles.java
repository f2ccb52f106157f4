package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.combinations.Combination;
import org.sekisho.app.combinations.ConfirmCombinations;
import org.sekisho.app.combinations.DecideCombinations;
import org.sekisho.app.committee.HoldMeeting;
import org.sekisho.app.committee.Outcome;
import org.sekisho.app.committee.Quorum;
import org.sekisho.app.committee.Said;
import org.sekisho.app.committee.Seat;
import org.sekisho.app.committee.SetCommittee;
import org.sekisho.app.contacts.ConfirmContacts;
import org.sekisho.app.contacts.ContactId;
import org.sekisho.app.contacts.OutsideBody;
import org.sekisho.app.contacts.SetContact;
import org.sekisho.app.contacts.SetPhone;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.Role;

/** Who takes reports of incidents in a sample body, whom they call, and the roles that it cannot keep apart. */
final class SampleRoles {

    private final UseCases use;
    private final Founding founding;
    private final Staff staff;
    private final Hands officer;

    SampleRoles(Founding founding, Staff staff) {
        this.use = founding.use();
        this.founding = founding;
        this.staff = staff;
        this.officer =
                founding.hands().of(founding.account(SignInOffers.OFFICER).orElseThrow());
    }

    /** The office of twelve: one decision on what cannot be kept apart, confirmed after a year; one thing it overlooked. */
    void association() {
        var april = LocalDate.of(2025, 4, 14);
        rules(
                april,
                new SetRoleRules.NewRule(Role.CSIRT, "係長", Optional.of(founding.section("総務係"))),
                new SetRoleRules.NewRule(Role.SYSTEM_OPERATOR, "所長", Optional.of(founding.section("衛生センター"))));
        var decision = officer.on(
                april,
                actor -> use.decideCombinations()
                        .decide(
                                actor,
                                new DecideCombinations.Input(
                                        Set.of(Combination.APPLICANT_APPROVER),
                                        Set.of(founding.post("衛生センター", "所長")),
                                        "衛生センターには、搬入受付システムを操作できる職員が所長のほかにいないため",
                                        "総務係長が毎月、作業の記録を確かめる",
                                        "管理者",
                                        april,
                                        Optional.of("白環衛総第12号"))));
        var confirmed = LocalDate.of(2026, 4, 13);
        officer.on(
                confirmed,
                actor -> use.confirmCombinations()
                        .confirm(
                                actor,
                                new ConfirmCombinations.Input(decision, confirmed, "体制に変わりはなく、総務係長による確認は毎月行われていた")));
        var leave = LocalDate.of(2026, 10, 5);
        officer.on(
                leave,
                actor -> use.appointToRole()
                        .appoint(
                                actor,
                                new AppointToRole.Input(
                                        staff.holder("監査委員書記室", "書記"),
                                        Role.SYSTEM_OPERATOR,
                                        "主査の休業中、財務会計システムの運用を手伝うため",
                                        leave,
                                        Optional.empty())));
        contacts(
                LocalDate.of(2025, 4, 15),
                List.of(
                        new Inside("総務係", "係長", "0123-45-6701", "事務局", "事務局長"),
                        new Inside("事務局", "事務局長", "0123-45-6700", "総務係", "係長"),
                        new Inside("管理者", "管理者", "", "事務局", "事務局長")),
                List.of(
                        new Outside(OutsideBody.PREFECTURE, "県市町村課", "0123-20-0001", "平日8時30分から17時15分まで"),
                        new Outside(OutsideBody.POLICE, "白槻警察署", "0123-45-0110", ""),
                        new Outside(OutsideBody.SUPPLIER, "搬入受付システムの保守会社", "", "契約書に番号の記載がない")),
                LocalDate.of(2026, 4, 14));
        committee(
                "総務係",
                Map.of(
                        founding.post("管理者", "管理者"), Seat.CHAIR,
                        founding.post("事務局", "事務局長"), Seat.VICE_CHAIR,
                        founding.post("総務係", "係長"), Seat.MEMBER,
                        founding.post("衛生センター", "所長"), Seat.MEMBER));
    }

    /** The city: who takes reports, whom they call; nobody had to be on both sides. */
    void city() {
        var begin = LocalDate.of(2025, 4, 14);
        rules(
                begin,
                new SetRoleRules.NewRule(Role.CSIRT, "課長", Optional.of(founding.section("情報政策課"))),
                new SetRoleRules.NewRule(Role.CSIRT, "課長", Optional.of(founding.section("危機管理課"))));
        contacts(
                LocalDate.of(2025, 4, 15),
                List.of(
                        new Inside("情報政策課", "課長", "0123-45-1101", "危機管理課", "課長"),
                        new Inside("デジタル推進部", "部長", "0123-45-1100", "情報政策課", "課長"),
                        new Inside("市長", "副市長", "0123-45-1000", "デジタル推進部", "部長"),
                        new Inside("秘書広報課", "課長", "0123-45-1010", "総務課", "課長")),
                List.of(
                        new Outside(OutsideBody.PREFECTURE, "県デジタル推進課", "0123-20-0010", "夜間は県庁の守衛室へ"),
                        new Outside(OutsideBody.PRIVACY_COMMISSION, "個人情報保護委員会", "", "報告は委員会サイトの報告フォームから"),
                        new Outside(OutsideBody.POLICE, "県警察本部サイバー対策課", "0123-20-0110", "")),
                LocalDate.of(2026, 4, 10));
        committee(
                "情報政策課",
                Map.of(
                        founding.post("市長", "副市長"), Seat.CHAIR,
                        founding.post("デジタル推進部", "部長"), Seat.VICE_CHAIR,
                        founding.post("危機管理課", "課長"), Seat.MEMBER,
                        founding.post("総務課", "課長"), Seat.MEMBER,
                        founding.post("情報政策課", "課長"), Seat.MEMBER));
    }

    /** A committee with one meeting of last year, and one circulation in which two of the members approved at once. */
    private void committee(String secretariat, Map<PostId, Seat> members) {
        var begin = LocalDate.of(2025, 4, 21);
        var committee = officer.on(
                begin,
                actor -> use.setCommittee()
                        .set(
                                actor,
                                new SetCommittee.Input(
                                        Optional.empty(),
                                        "情報セキュリティ委員会",
                                        "基本方針6(1)",
                                        Quorum.MAJORITY,
                                        members,
                                        Optional.of(founding.section(secretariat)),
                                        begin)));
        var day = LocalDate.of(2026, 2, 16);
        var meeting = officer.on(
                day,
                actor -> use.holdMeeting()
                        .call(
                                actor,
                                new HoldMeeting.Call(
                                        committee,
                                        day,
                                        Optional.empty(),
                                        "第1会議室",
                                        List.of(
                                                new HoldMeeting.Topic("令和7年度の対策の実施状況", ""),
                                                new HoldMeeting.Topic("令和8年度の改善計画", "別紙の計画のとおりとする。")))));
        officer.on(day, actor -> {
            var called = use.committees().meeting(actor, meeting, day);
            return use.holdMeeting()
                    .record(
                            actor,
                            new HoldMeeting.Minutes(
                                    meeting,
                                    called.committee().counting().stream()
                                            .map(member -> new HoldMeeting.Presence(
                                                    member.post(), Said.PRESENT, member.person()))
                                            .toList(),
                                    List.of(
                                            new HoldMeeting.Decided(
                                                    called.items().getFirst().id(), Outcome.NOTED, ""),
                                            new HoldMeeting.Decided(
                                                    called.items().getLast().id(), Outcome.ADOPTED, "原案のとおり決定した。"))));
        });
        var sent = LocalDate.of(2026, 9, 7);
        var circulation = officer.on(
                sent,
                actor -> use.holdMeeting()
                        .call(
                                actor,
                                new HoldMeeting.Call(
                                        committee,
                                        sent,
                                        Optional.of(sent.plusDays(7)),
                                        "",
                                        List.of(new HoldMeeting.Topic("ソーシャルメディアサービスの運用手順の改定", "事務局の案のとおり改める。")))));
        officer.on(sent.plusDays(1), actor -> {
            var called = use.committees().meeting(actor, circulation, sent);
            called.committee().counting().stream()
                    .limit(3)
                    .forEach(member -> use.holdMeeting()
                            .answer(
                                    actor,
                                    new HoldMeeting.Answer(
                                            called.items().getFirst().id(), member.post(), true, "")));
            return called;
        });
    }

    private void rules(LocalDate day, SetRoleRules.NewRule... rules) {
        officer.on(day, actor -> use.setRoleRules().set(actor, new SetRoleRules.Input(day, List.of(rules), List.of())));
    }

    private record Inside(String place, String title, String phone, String substitutePlace, String substitute) {}

    private record Outside(OutsideBody kind, String name, String phone, String note) {}

    /** Each of the posts is called by the one before; the first calls those outside. */
    private void contacts(LocalDate day, List<Inside> inside, List<Outside> outside, LocalDate confirmed) {
        Optional<ContactId> first = Optional.empty();
        Optional<ContactId> before = Optional.empty();
        for (var one : inside) {
            var line = new SetContact.Input(
                    Optional.of(founding.post(one.place(), one.title())),
                    Optional.empty(),
                    "",
                    one.phone(),
                    before,
                    Optional.of(founding.post(one.substitutePlace(), one.substitute())),
                    "");
            before = Optional.of(add(day, line));
            first = first.isPresent() ? first : before;
        }
        for (var one : outside) {
            add(
                    day,
                    new SetContact.Input(
                            Optional.empty(),
                            Optional.of(one.kind()),
                            one.name(),
                            one.phone(),
                            first,
                            Optional.empty(),
                            one.note()));
        }
        int number = 1000;
        for (var one : inside) {
            number += 111;
            phone(day, staff.holder(one.place(), one.title()), "090-0000-" + number);
        }
        officer.on(
                confirmed,
                actor -> use.confirmContacts()
                        .confirm(actor, new ConfirmContacts.Input(confirmed, "人事異動の後の担当者と番号を確かめた")));
    }

    private ContactId add(LocalDate day, SetContact.Input line) {
        return officer.on(day, actor -> use.setContact().add(actor, line));
    }

    private void phone(LocalDate day, PersonId person, String number) {
        officer.on(day, actor -> use.setPhone().set(actor, new SetPhone.Input(person, number)));
    }
}
