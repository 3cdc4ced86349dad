/// Which files a platform takes; nil and empty mean no bound that anybody knows of.
package struct UploadRule: Hashable, Sendable {
    /// Endings of names without their dot, in small letters.
    package var extensions: [String] = []
    package var mediaTypes: [String] = []
    /// The size of one file in bytes.
    package var maximumBytes: Int?
    package var maximumCount: Int?
    package var minimumCount = 1

    package init() {}
}
