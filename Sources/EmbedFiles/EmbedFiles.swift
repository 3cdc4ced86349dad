import Foundation
import PackagePlugin

/// Compiles files of the package's top level into the modules that need them: `themes/*.toml` into BatonInterface, the
/// README into BatonRehearsal, whose guide answers from it.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let top = context.package.directoryURL
        switch target.name {
        case "BatonInterface":
            let themes = try FileManager.default
                .contentsOfDirectory(at: top.appending(path: "themes"), includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "toml" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
            return [try command(context, kind: "themes", name: "EmbeddedThemes", files: themes)]
        case "BatonRehearsal":
            let readme = top.appending(path: "README.md")
            return [try command(context, kind: "texts", name: "EmbeddedDocumentation", files: [readme])]
        default:
            return []
        }
    }

    private func command(_ context: PluginContext, kind: String, name: String, files: [URL]) throws -> Command {
        let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
        return .buildCommand(
            displayName: "Embedding \(files.count) files as \(name)",
            executable: try context.tool(named: "embed").url,
            arguments: [kind, output.path, name] + files.map(\.path),
            inputFiles: files,
            outputFiles: [output])
    }
}
