/// What a user has put into a form (``Need/Kind/form``).
package enum FormAnswer: Hashable, Sendable {
    /// The values by the fields' names, checked against the fields' types and bounds; a field left empty is not there.
    case submitted(JSONObject)
    /// The user wants none of it; the agent is told.
    case cancelled
}
