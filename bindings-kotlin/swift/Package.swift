// swift-tools-version:5.9
import PackageDescription

// What a release fills in. Until there is one, and wherever AMENDS_LOCAL is set, the framework is the one
// that build-xcframework.sh puts beside this file.
let released: (url: String, checksum: String)? = nil

#if os(Linux)
// Linux has no frameworks: the library that cargo built is linked, see README.md.
let ffi: Target = .systemLibrary(name: "AmendsFFI", path: "Sources/AmendsFFI")
let linked: [LinkerSetting] = [.linkedLibrary("amends_kotlin")]
#else
let linked: [LinkerSetting] = []
let ffi: Target = framework()

func framework() -> Target {
    guard let released, Context.environment["AMENDS_LOCAL"] == nil else {
        return .binaryTarget(name: "AmendsFFI", path: "AmendsFFI.xcframework")
    }
    return .binaryTarget(name: "AmendsFFI", url: released.url, checksum: released.checksum)
}
#endif

let package = Package(
    name: "Amends",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "Amends", targets: ["Amends"])],
    targets: [
        ffi,
        .target(name: "Amends", dependencies: ["AmendsFFI"], linkerSettings: linked),
        .executableTarget(name: "Technician", dependencies: ["Amends"], path: "Examples/Technician"),
        .testTarget(name: "AmendsTests", dependencies: ["Amends"]),
    ]
)
