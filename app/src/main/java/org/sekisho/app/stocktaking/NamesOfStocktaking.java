package org.sekisho.app.stocktaking;

import static org.sekisho.schema.tables.Tables.MISSING_ASSET;
import static org.sekisho.schema.tables.Tables.STOCKTAKING;

import org.sekisho.app.evidence.NamesInRegisters;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Repository;

/** Where stocktakings and what they did not find, named in the record, are read. */
@Repository
class NamesOfStocktaking extends NamesInRegisters {

    NamesOfStocktaking() {
        super(
                Names.in("stocktaking", Permission.READ_LEDGERS, STOCKTAKING, STOCKTAKING.ID, STOCKTAKING.TITLE)
                        .on("/stocktaking/"),
                Names.without("missing_asset", Permission.READ_ALL_LEDGERS, MISSING_ASSET, MISSING_ASSET.MISSING_ID)
                        .on("/stocktaking/missing/"));
    }
}
