extension JSONObject {
    /// These members with those of `newer` laid over them; objects under one name are laid over each other in turn.
    package func merging(_ newer: JSONObject) -> JSONObject {
        var merged = self
        for member in newer.members {
            if case .object(let inner) = merged[member.name], case .object(let over) = member.value {
                merged[member.name] = .object(inner.merging(over))
            } else {
                merged[member.name] = member.value
            }
        }
        return merged
    }
}
