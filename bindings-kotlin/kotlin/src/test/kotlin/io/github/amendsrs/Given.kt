package io.github.amendsrs

import java.nio.file.Path
import java.time.Instant
import kotlin.io.path.exists
import kotlin.io.path.readText

/** The folder of the tests of the core, which every language runs. */
internal val coreTests: Path = Path.of(System.getProperty("amends.core"), "tests")

/** A preset, or a policy beside the scenarios. */
internal fun policyNamed(name: String): AmendsPolicy {
    val file = coreTests.resolve("scenarios/policies/$name.toml")
    return if (file.exists()) AmendsPolicy.fromToml(file.readText()) else AmendsPolicy.preset(name)
}

/** Reads a time in Shanghai, where the stories happen. */
internal fun at(text: String): Instant = Instant.parse("${text.replace(' ', 'T')}:00+08:00")

internal fun person(id: String, vararg roles: String, unit: String? = null): Actor =
    Actor(id, ActorKind.PERSON, roles = roles.toList(), unit = unit)

internal val clerk = person("u-17", "intake")
internal val head = person("u-1", "head")

internal const val DIGEST = "0944f6fbaa21ded31d958ae7eb4ee30080601573defb77df14e21f41ce8e581d"

/** A complaint with everything its form asks for. */
internal val complaint = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))

/** Receives and registers a complaint. */
internal fun AmendsDesk.openComplaint(id: String, now: Instant): List<Recorded> =
    handle(id, Command.Receive(), clerk, now) + handle(id, complaint, clerk, now)
