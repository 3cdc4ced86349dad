internal import BatonCore

/// What was searched for in all threads, and where it was found.
package struct HitList: Hashable, Sendable {
    package var query = ""
    package var selection = 0
    /// The newest hits of ``answered``.
    var hits: [SearchHit] = []
    /// The query that ``hits`` answers.
    var answered = ""
    /// The query that was asked last; while it is on its way no other is asked.
    var asked = ""
    /// Why nothing can be searched.
    var failure: String?

    /// As many as somebody looks through before typing another word.
    static let limit = 200

    /// What is to be asked now; nil while an answer is on its way, or nothing new is wanted.
    var wanted: String? {
        asked == answered && query != answered ? query : nil
    }
}
