package technician

import java.io.File
import java.io.FileDescriptor
import java.io.FileOutputStream
import java.io.PrintStream
import kotlin.system.exitProcess

/**
 * Runs the app of a field technician: on a terminal, or, with `--script FILE`, on the lines of a file that
 * begin with `> `. What it prints then is the file again, with the answers as they came out.
 */
fun main(arguments: Array<String>) {
    val out = PrintStream(FileOutputStream(FileDescriptor.out), true, Charsets.UTF_8)
    val script = arguments.getOrNull(1)
    when {
        arguments.isEmpty() -> onTerminal(out)
        arguments.first() == "--script" && script != null && File(script).isFile ->
            out.print(transcript(File(script).readText()))
        else -> {
            System.err.println("expected nothing or `--script FILE`, a file that is there, got `${arguments.joinToString(" ")}`")
            exitProcess(2)
        }
    }
}

private fun onTerminal(out: PrintStream) {
    App(out::println).use { app ->
        app.welcome()
        do {
            out.print("> ")
            out.flush()
            val line = readlnOrNull() ?: break
        } while (app.type(line))
    }
}

/** Types the lines of a script that begin with `> ` and returns them, each with the answer behind it. */
fun transcript(script: String): String {
    val typed = script.lines().filter { it.startsWith("> ") }
    return buildString {
        App { appendLine(it) }.use { app ->
            for (line in typed) {
                appendLine(line)
                if (!app.type(line.removePrefix("> "))) break
            }
        }
    }
}
