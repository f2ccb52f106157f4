package org.sekisho.cli.tls;

import java.nio.file.Path;

/** How to install a root certificate, for the clerk who does it. */
final class RootInstructions {
    private RootInstructions() {}

    static String text(Path rootFile, String fingerprint) {
        return """
                関所を利用する PC への、ルート証明書の入れ方
                ==========================================

                入れるファイル: %1$s（このフォルダーにあります）
                確かめる値（SHA-256 拇印）: %2$s

                この証明書は、この関所の名前だけを保証できるように作られています。
                ほかのサイトの証明書として使うことはできません。

                1. %1$s を、USB メモリー又は庁内の共有フォルダーで PC に渡します。メールでは送りません。
                2. 管理者の権限で PC にサインインし、ファイルをダブルクリックして「証明書のインストール」を選びます。
                3. 「ローカル コンピューター」を選び、「次へ」。
                4. 「証明書をすべて次のストアに配置する」を選び、「参照」から「信頼されたルート証明機関」を選んで「次へ」「完了」。
                5. コマンド プロンプトで次を実行し、表示された SHA256 の値が上の値と同じであることを確かめます。
                     certutil -dump %1$s
                   違うときは、入れた証明書を削除し、配布元に連絡してください。
                6. ブラウザーを開き直し、関所のアドレスを開きます。警告が出なければ終わりです。

                PC が多いときは、グループ ポリシーの「公開キーのポリシー」→「信頼されたルート証明機関」で配布できます。
                Firefox は「設定」→「プライバシーとセキュリティ」→「証明書を表示」→「認証局証明書」→「インポート」です。

                サーバーの証明書は 90 日ごとに自動で更新されます。PC での作業は、これ一度だけです。
                PC を廃棄するとき、又は関所の利用をやめるときは、この証明書を PC から削除してください。


                Installing the root certificate on the PCs that use Sekisho
                ===========================================================

                The file: %1$s (in this folder)
                What to check (SHA-256 fingerprint): %2$s

                This root can vouch for the names of this Sekisho only, and for no other site.

                1. Bring %1$s to the PC on a USB stick or a shared folder, not by mail.
                2. As an administrator, double-click the file and choose "Install Certificate".
                3. Choose "Local Machine", then "Next".
                4. Choose "Place all certificates in the following store", "Browse",
                   "Trusted Root Certification Authorities", "Next", "Finish".
                5. Run: certutil -dump %1$s
                   If the SHA256 value is not the one above, remove the certificate and ask where it came from.
                6. Open the browser anew and go to Sekisho's address. No warning: done.

                For many PCs use Group Policy: Public Key Policies, Trusted Root Certification Authorities.
                Firefox: Settings, Privacy & Security, View Certificates, Authorities, Import.

                The server's certificate renews itself every 90 days; the PCs need nothing more.
                """.formatted(rootFile, fingerprint);
    }
}
