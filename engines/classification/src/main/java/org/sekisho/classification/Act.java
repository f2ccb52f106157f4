package org.sekisho.classification;

/** What people do with an asset and rules speak about. Source: MIC-GL-R8 p9 (取扱い by life cycle), p18, p21. */
public enum Act {
    TAKE_OUT(new Text("持ち出し", "Taking out")),
    SEND(new Text("送信", "Sending")),
    PROVIDE(new Text("提供", "Providing to others")),
    PUBLISH(new Text("公表", "Publishing")),
    COPY(new Text("複製・配付", "Copying and handing out")),
    PRIVATE_DEVICE(new Text("支給以外の端末での利用", "Use on a device that the body did not issue")),
    PROCESS_OUTSIDE(new Text("庁外での情報処理", "Working with it outside")),
    CLOUD(new Text("クラウドサービスの利用", "Use of a cloud service")),
    STORE(new Text("保管", "Keeping")),
    BRING_IN_MEDIA(new Text("媒体の持込み", "Bringing media in")),
    DISPOSE(new Text("廃棄", "Disposal"));

    private final Text title;

    Act(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
