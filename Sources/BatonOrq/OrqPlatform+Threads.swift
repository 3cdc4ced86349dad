package import BatonCore

extension OrqPlatform {
    /// No generation of orq.ai's interface lists conversations, or reads one back.
    package func threads(
        ofAgent agent: String?, from first: Int, atMost count: Int
    ) async throws(PlatformFailure) -> [RemoteThread] {
        throw PlatformFailure(
            .unsupported, "orq.ai lists no threads", attempt: "listing the threads",
            hint: "One goes on by its task or response id: baton chat -t ID.")
    }
}
