package import BatonCore

/// Where an adapter gets the credential that it sends; the kinds of credentials stand behind it.
///
/// Called before every request and from any task, so a source keeps what it has while that is valid.
package protocol TokenSource: Sendable {
    /// The credential as it goes into the header, without the scheme's word; nil where the server wants none.
    ///
    /// - Parameter refreshing: true after the server has refused the one before: read or exchange it anew.
    /// - Throws: `.local` where a credential cannot be read, `.unauthorized` where it cannot be renewed; never with the
    ///   secret in the message.
    func token(refreshing: Bool) async throws(PlatformFailure) -> String?
}
