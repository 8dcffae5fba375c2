package io.github.amendsrs.packed

import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import kotlin.io.path.copyTo
import kotlin.io.path.createParentDirectories
import kotlin.io.path.toPath
import kotlin.test.Test
import kotlin.test.assertEquals

/** The packed jar, as a program finds it: Maven runs this once the jar is there. */
class JarCheck {
    @Test
    fun `the jar brings its library along, and asks for no property`(@TempDir elsewhere: Path) {
        val main = "io/github/amendsrs/packed/MainKt.class"
        placeOf(JarCheck::class.java).resolve(main).copyTo(elsewhere.resolve(main).createParentDirectories())
        val jars = listOf(
            Path.of(System.getProperty("amends.jar")),
            placeOf(Unit::class.java),
            placeOf(com.sun.jna.Native::class.java),
        )
        val classpath = (listOf(elsewhere) + jars).joinToString(File.pathSeparator)
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val program = ProcessBuilder(java, "-cp", classpath, "io.github.amendsrs.packed.MainKt")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .apply { environment().keys.removeAll(setOf("JAVA_TOOL_OPTIONS", "LD_LIBRARY_PATH", "CLASSPATH")) }
            .start()
        val said = program.inputStream.bufferedReader().readText().trim()
        assertEquals(0 to "2026-03-09T08:30:00Z", program.waitFor() to said)
    }

    private fun placeOf(type: Class<*>): Path = type.protectionDomain.codeSource.location.toURI().toPath()
}
