package org.sekisho.app.assets.web;

import java.util.List;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.ui.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the ledger of information assets stands in the menu. */
@Configuration(proxyBeanMethods = false)
class AssetNavigation {

    @Bean
    NavEntry assetsEntry() {
        return new NavEntry(
                NavEntry.Group.LEDGERS,
                10,
                "assets.nav",
                "/ledgers/asset",
                Icon.FILE,
                Permission.READ_LEDGERS,
                List.of("/assets"));
    }
}
