package import BatonCore

/// Finds the live platform of a profile; the composition root's only secret.
package protocol PlatformDirectory: Sendable {
    /// The profile's platform, ready to be talked to. Made once a profile and kept.
    /// - Throws: `.local` where the profile, its credential or its CA file cannot be read.
    func platform(for profile: ProfileName) async throws(PlatformFailure) -> any AgentPlatform
}
