/**
 * An OpenID provider on loopback for tests. Everybody whose password is "right" is let in; what they type as the second
 * factor becomes the amr. Called with the redirect URI and the secret of its one client; says its issuer when it is there.
 */
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [redirect, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "sekisho", client_secret: secret, redirect_uris: [redirect] }],
    claims: { openid: ["sub", "amr"], profile: ["preferred_username"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["of the tests"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: sub.replace("person-", "") }),
    }),
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  const protocol = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) {
      return protocol(request, response);
    }
    if (request.method === "GET") {
      response.setHeader("Content-Type", "text/html");
      return response.end(`<form method="post"><input name="login"><input name="password" type="password">
        <input name="second"><button name="act" value="in">In</button><button name="act" value="no">No</button></form>`);
    }
    let body = "";
    for await (const part of request) {
      body += part;
    }
    const typed = new URLSearchParams(body);
    if (typed.get("act") === "no") {
      return provider.interactionFinished(request, response, { error: "access_denied" });
    }
    if (typed.get("password") !== "right") {
      response.statusCode = 401;
      return response.end("no");
    }
    const amr = typed.get("second") ? ["pwd", typed.get("second")] : ["pwd"];
    return provider.interactionFinished(request, response, {
      login: { accountId: `person-${typed.get("login")}`, amr },
    });
  });
  console.log(issuer);
});
