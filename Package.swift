// swift-tools-version: 6.1
import PackageDescription

/// The analyses: the folder below `analyses/`, the target, the product and the name that `./weft render`
/// takes are the same word.
let analyses = [
    "tiktok-verified",
    "spotify",
    "audience-decode",
]

let plain: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// What is added to types by modules that a file does not import, as GRDB does to those of the standard library, is
/// not seen in it.
let strict = plain + [.enableUpcomingFeature("MemberImportVisibility")]

/// What a script is built from. It imports `Weft` alone, which exports the others; but SwiftPM compiles a script anew only
/// if a room that it names has changed, and the code of all of them is inlined into it.
let script: [Target.Dependency] = ["Weft", "Frames", "Learn", "Plots", "Weave"]

let package = Package(
    name: "weft",
    products: [
        .library(name: "Weft", targets: ["Weft"]),
        .library(name: "Frames", targets: ["Frames"]),
        .library(name: "Learn", targets: ["Learn"]),
        .library(name: "Plots", targets: ["Plots"]),
        .executable(name: "weft-cli", targets: ["weft-cli"]),
    ] + analyses.map { .executable(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // System libraries: module maps, nothing more.
        .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        // The house, in the order of the way through it.
        .target(
            name: "Frames",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "CPrefetch"),
        .target(name: "Learn", dependencies: ["Frames", "CPrefetch"], swiftSettings: strict),
        .target(name: "Drawing", dependencies: ["CCairo"], swiftSettings: strict),
        .target(name: "Digest", dependencies: ["CCairo"], swiftSettings: strict),
        .target(name: "Plots", dependencies: ["Drawing", "Frames"], swiftSettings: strict),
        .target(name: "CScriptMain"),
        .target(name: "CExchange"),
        .target(
            name: "Weave", dependencies: ["Frames", "Learn", "Plots", "CScriptMain"], swiftSettings: strict),
        .target(
            name: "Render",
            dependencies: [
                "Weave", "Plots", "Drawing", "CCmark", .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),
        .target(name: "Samples", dependencies: ["Frames", "Learn"], swiftSettings: strict),
        .target(name: "Weft", dependencies: ["Frames", "Learn", "Plots", "Weave"], swiftSettings: strict),
        .target(
            name: "Runner",
            dependencies: [
                "Render", "Weave", "Samples", "Frames", "Learn", "Digest", "CExchange",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(name: "Benchmarks", dependencies: ["Learn", "Frames"], swiftSettings: strict),
        .executableTarget(
            name: "weft-cli",
            dependencies: [
                "Runner", "Benchmarks", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "FramesTests", dependencies: ["Frames", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: plain),
        .testTarget(name: "LearnTests", dependencies: ["Learn"], swiftSettings: plain),
        .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: plain),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: plain),
        .testTarget(name: "PlotsTests", dependencies: ["Plots", "Drawing"], swiftSettings: plain),
        .testTarget(
            name: "SamplesTests", dependencies: ["Samples", "Frames", "Learn"], swiftSettings: plain),
        .testTarget(name: "WeaveTests", dependencies: ["Weave"], swiftSettings: plain),
        .testTarget(
            name: "RenderTests", dependencies: ["Render", "Weave", "Drawing", "Plots", "TestSupport"],
            swiftSettings: plain),
        .testTarget(
            name: "RunnerTests",
            dependencies: ["Runner", "Render", "Weave", "TestSupport", "misbehaving", "chapters"],
            swiftSettings: plain),
        .testTarget(
            name: "BenchmarksTests", dependencies: ["Benchmarks", "Learn", "TestSupport"],
            swiftSettings: plain),
        .testTarget(
            name: "WeftTests", dependencies: ["weft-cli", "Runner", "TestSupport", "chapters"],
            swiftSettings: plain),
        .executableTarget(
            name: "misbehaving", dependencies: script, path: "Tests/Scripts/misbehaving",
            swiftSettings: strict),
        .executableTarget(
            name: "chapters", dependencies: script, path: "Tests/Scripts/chapters", swiftSettings: strict),
    ]
        + analyses.map {
            .executableTarget(
                name: $0, dependencies: script, path: "analyses/\($0)", swiftSettings: strict)
        },
    swiftLanguageModes: [.v6]
)
