import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, creationOptions, requestOptions, text } from "../src/scripts/passkeys.js";

test("bytes come back from base64url as they went, whatever their length", () => {
  for (const list of [[], [0], [255, 254], [251, 255, 191], [1, 2, 3, 4, 62, 63]]) {
    const written = text(Uint8Array.from(list).buffer);
    assert.match(written, /^[\w-]*$/);
    assert.deepEqual([...bytes(written)], list);
  }
  assert.equal(text(Uint8Array.from([251, 255, 191]).buffer), "-_-_");
});

test("what the server asks for reaches the browser with bytes in the places of text", () => {
  const created = creationOptions({
    challenge: "AQI",
    user: { id: "Aw", name: "takahashi", displayName: "髙橋 京子" },
    excludeCredentials: [{ type: "public-key", id: "BA" }],
    timeout: 300000,
  });
  assert.deepEqual([...created.challenge], [1, 2]);
  assert.deepEqual([...created.user.id], [3]);
  assert.equal(created.user.displayName, "髙橋 京子");
  assert.deepEqual([...created.excludeCredentials[0].id], [4]);
  assert.equal(created.timeout, 300000);

  const asked = requestOptions({ challenge: "AQI", rpId: "localhost" });
  assert.deepEqual([...asked.challenge], [1, 2]);
  assert.deepEqual(asked.allowCredentials, []);
});
