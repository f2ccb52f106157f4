package org.sekisho.classification;

/** Where an asset stands among the three networks that a policy keeps apart (三層), or outside them. Source: MIC-GL-R8 p10. */
public enum Segment {
    MY_NUMBER(new Text("マイナンバー利用事務系", "My Number segment")),
    LGWAN(new Text("LGWAN接続系", "LGWAN segment")),
    INTERNET(new Text("インターネット接続系", "Internet segment")),
    OUTSIDE_CLOSED(new Text("三層外（閉域）", "Outside the three: closed network")),
    OUTSIDE_CONTROL(new Text("三層外（制御系）", "Outside the three: control system")),
    OUTSIDE_SCHOOL(new Text("三層外（学校）", "Outside the three: school")),
    OUTSIDE_STANDALONE(new Text("三層外（単独の機器）", "Outside the three: stand-alone")),
    /** Stands on no network; needs a reason. */
    NONE(new Text("該当なし", "None"));

    private final Text title;

    Segment(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
