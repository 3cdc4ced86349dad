package import BatonCore

/// A file that is to go with the next message of a slot.
package struct Attachment: Hashable, Sendable {
    /// As the user named it.
    package var path: String
    /// nil while it is being read.
    package internal(set) var file: AttachedFile?

    /// What it is called where there is little room.
    var name: String { file?.name ?? String(path.split(separator: "/").last ?? "file") }
}

extension SlotState {
    /// Lets files that were to be sent before go with the next message.
    mutating func attach(_ files: [AttachedFile]) {
        for file in files where !attachments.contains(where: { $0.file == file }) {
            attachments.append(Attachment(path: file.name, file: file))
        }
    }
}
