package import BatonCore

/// Where the API key comes from: environment, file, command or keyring, which is the caller's affair.
package protocol OrqKeySource: Sendable {
    /// The key to send, or nil to send none (a server on this machine may want none).
    ///
    /// - Parameter refreshing: the key given last was refused; a source that can look again does, others give the same.
    /// - Throws: `.local` where the key cannot be had.
    func key(refreshing: Bool) async throws(PlatformFailure) -> String?
}
