package org.sekisho.classification;

/** That something looks wrong about an asset. */
public record Finding(String asset, FindingRule rule) {}
