// The AAR: the native libraries and the rules for shrinking. The classes are those of the jar.
plugins {
    id("com.android.library") version "8.13.0"
    `maven-publish`
}

group = "io.github.amends-rs"
version = "0.1.0"

android {
    namespace = "io.github.amendsrs.android"
    compileSdk = 36
    defaultConfig {
        minSdk = 26 // java.time is there from 26 on
        consumerProguardFiles("consumer-rules.pro")
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    publishing { singleVariant("release") }
}

dependencies {
    // The jar brings the JNA of desktops along; Android needs the AAR of JNA in its place.
    api("io.github.amends-rs:amends:0.1.0") { exclude(group = "net.java.dev.jna", module = "jna") }
    api("net.java.dev.jna:jna:5.19.1@aar")
}

publishing {
    publications.register<MavenPublication>("release") {
        artifactId = "amends-android"
        afterEvaluate { from(components["release"]) }
    }
}
