/**
 * Registers a passkey or signs in with one. A button with `data-passkey` names where the options are asked for and where
 * the answer goes; both exchange JSON in which bytes are base64url (WebAuthn Level 3).
 */
const CSRF_HEADER = "X-CSRF-TOKEN";

export function installPasskeys() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-passkey]");
    if (button && button.getAttribute("aria-disabled") !== "true") {
      run(button);
    }
  });
}

/** Shows the button only where the browser can do it. */
export function preparePasskeys(root) {
  for (const part of root.querySelectorAll("[data-passkey-part]")) {
    part.hidden = !window.PublicKeyCredential;
  }
}

async function run(button) {
  const said = button.closest("[data-passkey-part]").querySelector("[role=alert]");
  said.hidden = true;
  button.setAttribute("aria-disabled", "true");
  try {
    const registering = button.dataset.passkey === "register";
    const options = await send(button, button.dataset.options);
    const credential = registering
      ? await navigator.credentials.create({ publicKey: creationOptions(options) })
      : await navigator.credentials.get({ publicKey: requestOptions(options) });
    const answer = await send(
      button,
      button.dataset.finish,
      registering
        ? { publicKey: { credential: registered(credential), label: nameFor(button) } }
        : asserted(credential),
    );
    if (answer.success === false || answer.authenticated === false) {
      throw new Error("refused");
    }
    location.assign(sameSite(answer.redirectUrl) ?? button.dataset.next);
  } catch (failure) {
    // The person put the browser's own dialog away, or it ran out of time: that needs no alarm but a word.
    const withdrawn = failure.name === "NotAllowedError" || failure.name === "AbortError";
    said.querySelector("[data-text]").textContent = withdrawn
      ? button.dataset.withdrawn
      : failure.name === "InvalidStateError"
        ? button.dataset.known
        : button.dataset.failed;
    said.hidden = false;
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

async function send(button, address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", [CSRF_HEADER]: button.dataset.csrf },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return response.json();
}

function nameFor(button) {
  const field = document.getElementById(button.dataset.nameField);
  return field?.value.trim() || button.dataset.defaultName;
}

function sameSite(address) {
  if (!address) {
    return undefined;
  }
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.href : undefined;
}

export function creationOptions(options) {
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(described),
  };
}

export function requestOptions(options) {
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(described),
  };
}

function described(credential) {
  return { ...credential, id: bytes(credential.id) };
}

function registered(credential) {
  const { response } = credential;
  return {
    ...common(credential),
    response: {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
    type: credential.type,
  };
}

function asserted(credential) {
  const { response } = credential;
  return {
    ...common(credential),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
    credType: credential.type,
  };
}

function common(credential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  };
}

/** Base64url without padding, as JSON of WebAuthn has it. */
export function text(buffer) {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function bytes(base64url) {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
