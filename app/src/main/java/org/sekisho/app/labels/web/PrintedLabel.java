package org.sekisho.app.labels.web;

import org.sekisho.app.labels.LabelsOfAssets;
import org.sekisho.app.shared.web.ui.QrCode;

/**
 * A label on paper.
 *
 * @param marks in one line
 * @param limits in one line; empty where there are none
 * @param qr the address of the page of the asset
 */
public record PrintedLabel(LabelsOfAssets.OfAsset of, String marks, String limits, QrCode qr) {}
