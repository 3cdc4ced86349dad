import BatonSettings
import Foundation

/// A home folder of a test's own, gone when the test is.
final class Sandbox {
    let home: URL
    var environment: [String: String]

    init() throws {
        home = FileManager.default.temporaryDirectory.appending(path: "baton-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        environment = ["HOME": home.path]
    }

    deinit {
        try? FileManager.default.removeItem(at: home)  // A left-over folder in /tmp harms nobody.
    }

    var paths: SettingsPaths { SettingsPaths { [environment] in environment[$0] } }

    func write(_ text: String, to path: String) throws {
        let file = home.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func configuration(_ text: String) throws -> Configuration {
        try write(text, to: ".config/baton/config.toml")
        return try Discovery(paths: paths).configuration()
    }
}

/// A token of the shape that the platforms' logins have, signed by nobody.
func token(expiring: Int?) -> String {
    let claims = expiring.map { "{\"sub\":\"u\",\"exp\":\($0)}" } ?? "{\"sub\":\"u\"}"
    let base64 = Data(claims.utf8).base64EncodedString()
    return "eyJhbGciOiJub25lIn0.\(base64.replacing("=", with: "")).c2ln"
}
