internal import BatonCore

extension ConfigurationReader {
    /// The keys that the user has set, by context.
    func keys(_ root: JSONValue) throws(SettingsError) -> [KeySection] {
        var sections: [KeySection] = []
        for context in try names(in: root["keys"], at: ["keys"]) {
            let path = ["keys", context]
            let table = root["keys"]?[context]
            var entries: [KeySection.Entry] = []
            for key in try names(in: table, at: path) {
                guard let command = table?[key]?.string else {
                    throw document.error(
                        path + [key], "What “\(key)” does is a command's name in quotes",
                        hint: "\"\" takes its meaning away; baton keys lists the names.")
                }
                entries.append(KeySection.Entry(key: key, command: command, line: document.line(of: path + [key])))
            }
            sections.append(
                KeySection(context: context, file: document.file, line: document.line(of: path), entries: entries))
        }
        return sections
    }
}
