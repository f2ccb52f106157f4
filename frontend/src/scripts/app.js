import htmx from "htmx.org/dist/htmx.esm.js";
import { installChoices, prepareChoices } from "./choices.js";
import { installDateHints, prepareDateHints } from "./date-hint.js";
import { installDialogs } from "./dialogs.js";
import { installFiles } from "./files.js";
import { installMenus } from "./menus.js";
import { installPage, preparePage } from "./page.js";
import { installPasskeys, preparePasskeys } from "./passkeys.js";
import { installTerms } from "./terms.js";

installChoices();
installDateHints();
installDialogs();
installFiles();
installMenus();
installPage();
installPasskeys();
installTerms();

// Called for the page itself and for everything exchanged in it later.
htmx.onLoad((root) => {
  prepareChoices(root);
  prepareDateHints(root);
  preparePage(root);
  preparePasskeys(root);
});
