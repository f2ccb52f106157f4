/** Labels: what is written on paper and media about the class of an asset (分類の表示), for print. */
@ApplicationModule(
        displayName = "Labels",
        allowedDependencies = {
            "shared",
            "shared::*",
            "evidence",
            "organisation",
            "ledgers",
            "assets",
            "schemes",
            "classes"
        })
@NullMarked
package org.sekisho.app.labels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
