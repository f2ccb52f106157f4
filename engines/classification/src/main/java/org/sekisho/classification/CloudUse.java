package org.sekisho.classification;

/**
 * That an asset is kept on a service of others.
 *
 * @param approved whether a leave for it is recorded
 * @param responsibilitySplit whether it is recorded who answers for what (責任分界)
 * @param trafficListed whether its communication is listed as 特定通信
 */
public record CloudUse(CloudKind kind, boolean approved, boolean responsibilitySplit, boolean trafficListed) {}
