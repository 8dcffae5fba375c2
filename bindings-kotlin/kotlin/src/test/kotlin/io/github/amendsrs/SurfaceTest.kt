package io.github.amendsrs

import java.lang.reflect.Executable
import java.lang.reflect.Modifier
import java.nio.file.Path
import kotlin.io.path.isRegularFile
import kotlin.io.path.name
import kotlin.io.path.readLines
import kotlin.io.path.toPath
import kotlin.io.path.walk
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What a developer may name holds no surprise for Kotlin, Java or Android. */
class SurfaceTest {
    /** The public classes, without the machinery that the generator writes beside them. */
    private val surface: List<Class<*>> = AmendsDesk::class.java.let { one ->
        val root: Path = one.protectionDomain.codeSource.location.toURI().toPath()
        root.walk().filter { it.isRegularFile() && it.name.endsWith(".class") }
            .map { root.relativize(it).joinToString(".").removeSuffix(".class") }
            .map { Class.forName(it, false, one.classLoader) }
            .filter { Modifier.isPublic(it.modifiers) && !it.isSynthetic && !it.isMachinery }
            .sortedBy { it.name }
            .toList()
    }

    private val Class<*>.isMachinery: Boolean
        get() = listOf("Uniffi", "FfiConverter", "RustBuffer", "ForeignBytes", "InternalException", "NoHandle")
            .any { name.removePrefix("io.github.amendsrs.").startsWith(it) }

    /** What is generated, as it is written: for the JVM what is internal is public, too. */
    private val source = Path.of("src/main/kotlin/io/github/amendsrs/amends.kt").readLines()

    private fun calls(of: Class<*>): List<Executable> {
        val all = of.declaredMethods.asList<Executable>() + of.declaredConstructors
        return all.filter { Modifier.isPublic(it.modifiers) && !it.isSynthetic && !it.name.startsWith("uniffi") }
    }

    @Test
    fun `the surface is what the documents name`() {
        val names = surface.map { it.simpleName }
        for (name in listOf("AmendsPolicy", "AmendsDesk", "Command", "Event", "CaseScreen", "AmendsException", "LabelsKt")) {
            assertTrue(name in names, "$name is not among $names")
        }
    }

    @Test
    fun `an editor offers nothing that serves the generated code alone`() {
        val machinery = Regex("^(public )?(open class|interface|object|fun|inline fun <.*> T\\.)\\s*(Ffi|Rust|Uniffi|uniffi|NoHandle|Disposable|use)")
        val inside = Regex("^    (constructor\\((withHandle|noHandle)|protected val|val uniffi|fun uniffi|override fun destroy|companion object \\w)")
        assertEquals(emptyList(), source.filter { machinery.containsMatchIn(it) || inside.containsMatchIn(it) })
        assertEquals(emptyList(), source.filter { "typealias" in it || "TODO" in it })
    }

    @Test
    fun `what a call throws stands where editors read it`() {
        assertEquals(emptyList(), source.filter { "Errors:" in it })
        val kinds = AmendsException::class.java.declaredClasses.map { it.simpleName }
        val told = source.mapNotNull { Regex("\\* @throws (\\S+)").find(it)?.groupValues?.get(1) }
        assertEquals(emptyList(), told.filter { it.removePrefix("AmendsException.") !in kinds })
        // The comment of a function stands right above it.
        val silent = source.withIndex().filter { (_, line) -> "@Throws(AmendsException::class)" in line }
            .filter { (at, _) -> source.subList(0, at).takeLastWhile { "/**" !in it }.none { "@throws" in it } }
        assertEquals(emptyList(), silent.map { it.value.trim() })
    }

    @Test
    fun `no number without a sign is in it, nor any name that Java cannot say`() {
        for (type in surface) for (call in calls(type)) {
            assertTrue(Regex("kotlin\\.U(Long|Int|Short|Byte)") !in call.toGenericString(), call.toGenericString())
            assertTrue('-' !in call.name, "a type of Kotlin alone hides behind ${call.toGenericString()}")
        }
    }

    @Test
    fun `nothing is called message beside the sentence of an exception`() {
        for (type in surface) {
            assertTrue(type.declaredFields.none { it.name == "message" }, type.name)
            if (Throwable::class.java.isAssignableFrom(type)) continue
            assertTrue(calls(type).none { it.name == "getMessage" }, type.name)
        }
    }

    @Test
    fun `what is closed by hand is closeable, and nothing else holds memory of the library`() {
        val closeable = surface.filter { AutoCloseable::class.java.isAssignableFrom(it) && !it.isInterface }
        assertEquals(
            listOf("AmendsCalendar", "AmendsDesk", "AmendsOrganisation", "AmendsPack", "AmendsPolicy"),
            closeable.map { it.simpleName },
        )
        // What an inlined function leaves behind has no name a caller could write.
        for (type in (surface - closeable.toSet()).filter { "\$\$inlined" !in it.name }) {
            assertTrue(type.declaredFields.none { it.type in closeable }, type.name)
        }
    }

    @Test
    fun `values cannot be changed`() {
        for (type in surface) {
            val setters = calls(type).filter { Regex("set[A-Z].*") matches it.name && it.parameterCount == 1 }
            assertTrue(setters.all { it.name == "setOrganisation" }, "$type: $setters")
        }
    }
}
