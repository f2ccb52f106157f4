package org.sekisho.app.combinations;

import static org.sekisho.app.shared.Role.*;

import java.util.List;
import java.util.Set;
import org.sekisho.app.shared.Role;

/**
 * Two parts that one person should not play in the same matter (DOMAIN 1.4, 兼務の禁止).
 *
 * <p>A combination can arise in a single case, where the two are the same person, and from roles: whoever has both of a
 * {@link Pair} would be on both sides of many cases.
 */
public enum Combination {
    /** 申請者と承認者: whoever asks for leave is whoever gives it. */
    APPLICANT_APPROVER(
            new Pair(SECTION_SECURITY_MANAGER, CHIEF_SECURITY_OFFICER),
            new Pair(SECTION_SECURITY_MANAGER, CISO),
            new Pair(SYSTEM_MANAGER, CHIEF_SECURITY_OFFICER),
            new Pair(SYSTEM_MANAGER, CISO),
            new Pair(SYSTEM_OPERATOR, SYSTEM_MANAGER)),
    /** 起案者と決裁者: whoever drafts is whoever decides. */
    DRAFTER_DECIDER(new Pair(CHIEF_SECURITY_OFFICER, CISO)),
    /** 被監査者と監査者: whoever audits answers for what is audited. */
    AUDITED_AUDITOR(
            new Pair(CISO, AUDITOR),
            new Pair(CHIEF_SECURITY_OFFICER, AUDITOR),
            new Pair(DEPARTMENT_SECURITY_OFFICER, AUDITOR),
            new Pair(SECTION_SECURITY_MANAGER, AUDITOR),
            new Pair(SYSTEM_MANAGER, AUDITOR),
            new Pair(SYSTEM_OPERATOR, AUDITOR),
            new Pair(CSIRT, AUDITOR));

    /** A role, and the one that watches over it. */
    public record Pair(Role watched, Role watching) {
        boolean isIn(Set<Role> roles) {
            return roles.contains(watched) && roles.contains(watching);
        }
    }

    private final List<Pair> pairs;

    Combination(Pair... pairs) {
        this.pairs = List.of(pairs);
    }

    /** The roles from which it arises. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Those of its pairs that somebody with these roles has. */
    public List<Pair> among(Set<Role> roles) {
        return pairs.stream().filter(pair -> pair.isIn(roles)).toList();
    }
}
