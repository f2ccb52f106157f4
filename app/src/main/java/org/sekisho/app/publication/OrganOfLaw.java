package org.sekisho.app.publication;

import static org.sekisho.app.identity.BodyKind.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sekisho.app.identity.BodyKind;

/**
 * An organ that the law gives a body, and that therefore adopts a policy of its own or jointly (地方自治法第244条の6第1項: 議会及び長その他の執行機関).
 *
 * <p>The executive commissions are those of 地方自治法第180条の5; whether an association (一部事務組合, 広域連合) has one is for its
 * agreement (規約), so that a body answers for each whether it is there.
 */
public enum OrganOfLaw {
    /** 議会 (第89条). */
    ASSEMBLY("議会", "地方自治法第89条", EnumSet.allOf(BodyKind.class)),
    /** 長: 知事, 市町村長, 区長, 管理者, 広域連合長 (第139条, 第287条, 第291条の4). */
    HEAD("長", "地方自治法第139条", EnumSet.allOf(BodyKind.class)),
    /** 教育委員会. */
    EDUCATION("教育委員会", "地方自治法第180条の5第1項第1号", EnumSet.allOf(BodyKind.class)),
    /** 選挙管理委員会. */
    ELECTION("選挙管理委員会", "地方自治法第180条の5第1項第2号", EnumSet.of(PREFECTURE, CITY, TOWN, VILLAGE, WARD, UNION)),
    /** 人事委員会; a body has this or the next. */
    PERSONNEL("人事委員会", "地方自治法第180条の5第1項第3号", EnumSet.of(PREFECTURE, CITY, WARD)),
    /** 公平委員会. */
    EQUITY("公平委員会", "地方自治法第180条の5第1項第3号", EnumSet.of(CITY, TOWN, VILLAGE, ASSOCIATION, UNION)),
    /** 監査委員. */
    AUDIT("監査委員", "地方自治法第180条の5第1項第4号", EnumSet.allOf(BodyKind.class)),
    /** 公安委員会. */
    PUBLIC_SAFETY("公安委員会", "地方自治法第180条の5第2項第1号", EnumSet.of(PREFECTURE)),
    /** 労働委員会. */
    LABOUR("労働委員会", "地方自治法第180条の5第2項第2号", EnumSet.of(PREFECTURE)),
    /** 収用委員会. */
    EXPROPRIATION("収用委員会", "地方自治法第180条の5第2項第3号", EnumSet.of(PREFECTURE)),
    /** 海区漁業調整委員会. */
    SEA_FISHERY("海区漁業調整委員会", "地方自治法第180条の5第2項第4号", EnumSet.of(PREFECTURE)),
    /** 内水面漁場管理委員会. */
    INLAND_FISHERY("内水面漁場管理委員会", "地方自治法第180条の5第2項第5号", EnumSet.of(PREFECTURE)),
    /** 農業委員会. */
    AGRICULTURE("農業委員会", "地方自治法第180条の5第3項第1号", EnumSet.of(CITY, TOWN, VILLAGE, WARD)),
    /** 固定資産評価審査委員会. */
    PROPERTY("固定資産評価審査委員会", "地方自治法第180条の5第3項第2号", EnumSet.of(CITY, TOWN, VILLAGE)),
    /** 公営企業管理者: no executive organ by the Act, but many bodies let it adopt the policy with the others. */
    PUBLIC_ENTERPRISE("公営企業", "地方公営企業法第7条", EnumSet.allOf(BodyKind.class));

    private final String key;
    private final String source;
    private final Set<BodyKind> kinds;

    OrganOfLaw(String key, String source, Set<BodyKind> kinds) {
        this.key = key;
        this.source = source;
        this.kinds = kinds;
    }

    /** The organs for which a body of that kind answers. */
    public static List<OrganOfLaw> of(BodyKind kind) {
        return Arrays.stream(values())
                .filter(organ -> organ.kinds.contains(kind))
                .toList();
    }

    /** As {@link org.sekisho.policytext.content.OrganName#key} has it. */
    public String key() {
        return key;
    }

    /** The provision that names the organ. */
    public String source() {
        return source;
    }
}
