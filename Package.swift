// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where the project is checked (`.ci/run` sets BATON_STRICT), not where a user builds it with a
// newer compiler that knows more warnings than ours.
let strict = Context.environment["BATON_STRICT"] != nil

let swift: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swift, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: swift)
}

let package = Package(
    name: "baton",
    products: [.executable(name: "baton", targets: ["baton"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Level 0: nothing of ours below them.
        .target(
            name: "CTerminal",
            cSettings: [.unsafeFlags(strict ? ["-Wall", "-Wextra", "-Werror"] : [])],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        module("BatonCore"),
        module("BatonScreen"),
        module(
            "BatonTransport", [asyncHTTPClient, nioCore, nioPosix, nioHTTP1, nioHTTPCompression, nioSSL]),
        module(
            "BatonRehearsal",
            [hummingbird, hummingbirdCore, httpTypes, nioCore, nioPosix, serviceLifecycle, logging],
            plugins: ["EmbedFiles"]),
        // Level 1
        .systemLibrary(name: "CMarkGFM"),
        .systemLibrary(name: "CUnistring"),
        .target(
            name: "BatonText", dependencies: ["BatonScreen", "CMarkGFM", "CUnistring"], swiftSettings: swift,
            linkerSettings: [
                // By file name: archives, because every shared library costs each start of the program.
                .linkedLibrary(":libcmark-gfm-extensions.a"), .linkedLibrary(":libcmark-gfm.a"),
                .linkedLibrary(":libunistring.a"),
            ]),
        module("BatonTheme", ["BatonCore", "BatonScreen"]),
        module("BatonEngine", ["BatonCore", deque]),
        module("BatonHistory", ["BatonCore", grdb]),
        module("BatonOrchestrate", ["BatonCore", "BatonTransport"]),
        module("BatonOrq", ["BatonCore", "BatonTransport"]),
        module("BatonSettings", ["BatonCore", tomlKit, yams]),
        module("BatonTerminal", ["BatonScreen", "CTerminal"]),
        // Level 2
        module(
            "BatonInterface", ["BatonEngine", "BatonCore", "BatonText", "BatonTheme", "BatonScreen"],
            plugins: ["EmbedFiles"]),
        module("BatonTestKit", ["BatonCore", "BatonScreen", "BatonEngine"]),
        // Level 3
        .executableTarget(
            name: "baton",
            dependencies: [
                "BatonCore", "BatonScreen", "BatonTransport", "BatonRehearsal", "BatonEngine", "BatonHistory",
                "BatonOrchestrate", "BatonOrq", "BatonSettings", "BatonTerminal", "BatonTheme", "BatonInterface",
                "CTerminal", argumentParser,
            ],
            exclude: ["Link"],
            swiftSettings: swift,
            linkerSettings: [
                // Both save time before the first frame: the C++ library and SQLite come from their archives (see the files in
                // there), and the program's own symbols, which nothing looks up, do not slow down the search for others.
                .unsafeFlags(
                    ["-L\(Context.packageDirectory)/Sources/baton/Link", "-Xlinker", "--no-export-dynamic"],
                    .when(configuration: .release))
            ]),
        // Tests
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
        tests("BatonCoreTests", ["BatonCore"]),
        tests("BatonScreenTests", ["BatonScreen"]),
        tests("BatonThemeTests", ["BatonTheme", "BatonScreen"]),
        tests("BatonTextTests", ["BatonText", "BatonCore", "BatonScreen"]),
        tests("BatonTransportTests", ["BatonTransport", "BatonCore", nioCore, nioPosix, nioHTTP1, nioSSL]),
        tests("BatonSettingsTests", ["BatonSettings", "BatonCore"]),
        tests("BatonEngineTests", ["BatonEngine", "BatonCore", "BatonHistory", "BatonTestKit"]),
        .testTarget(
            name: "BatonHistoryTests", dependencies: ["BatonHistory", "BatonCore", "BatonEngine", grdb],
            exclude: ["Versions"], swiftSettings: swift),
        tests("BatonOrchestrateTests", ["BatonOrchestrate", "BatonCore", "BatonTransport"]),
        tests("BatonOrqTests", ["BatonOrq", "BatonCore", "BatonTransport", yams]),
        .target(
            name: "TerminalEmulator", dependencies: ["CTerminal", "CVTerm"], path: "Tests/TerminalEmulator",
            swiftSettings: swift),
        tests("BatonTerminalTests", ["BatonTerminal", "BatonScreen", "CTerminal", "TerminalEmulator"]),
        tests("BatonRehearsalTests", ["BatonRehearsal", asyncHTTPClient, nioCore]),
        tests(
            "BatonInterfaceTests",
            [
                "BatonInterface", "BatonEngine", "BatonCore", "BatonText", "BatonTheme", "BatonScreen", "BatonTestKit",
            ]),
        // The contract of every platform, the arrows between the modules, and the real program in a terminal emulator.
        tests(
            "BatonEndToEndTests",
            [
                "baton", "BatonCore", "BatonScreen", "BatonEngine", "BatonTransport", "BatonOrchestrate", "BatonOrq",
                "BatonRehearsal", "BatonHistory", "BatonInterface", "BatonTestKit", "TerminalEmulator",
            ]),
        // Compiles `themes/` and the README (which the rehearsal's guide reads) into the program.
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"], path: "Sources/EmbedFiles"),
        .executableTarget(name: "embed", dependencies: ["BatonTheme", "BatonScreen"], swiftSettings: swift),
    ]
)

// Benchmarks are resolved only when asked for, so that a user's build stays light.
if Context.environment["BATON_BENCHMARKS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
    package.targets.append(
        .executableTarget(
            name: "BatonBenchmarks",
            dependencies: [
                "BatonCore", "BatonEngine", "BatonHistory", "BatonInterface", "BatonScreen", "BatonText",
                "BatonTransport",
                "TerminalEmulator", .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Tests/Benchmarks/BatonBenchmarks", swiftSettings: swift,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}
