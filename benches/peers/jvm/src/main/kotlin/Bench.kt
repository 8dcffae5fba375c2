// Measures the Kotlin package, round-robin in one run. Ratios count: to a call that does nothing, and to
// state machines of the JVM that know no policy, no roles and no deadlines.

import com.github.oxo42.stateless4j.StateMachine
import com.github.oxo42.stateless4j.StateMachineConfig
import io.github.amendsrs.Actor
import io.github.amendsrs.ActorKind
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsException
import io.github.amendsrs.AmendsPolicy
import io.github.amendsrs.Command
import io.github.amendsrs.Contact
import io.github.amendsrs.Facts
import io.github.amendsrs.Lang
import io.github.amendsrs.Party
import io.github.amendsrs.Recorded
import org.springframework.messaging.support.MessageBuilder
import org.springframework.statemachine.config.StateMachineBuilder
import reactor.core.publisher.Mono
import java.time.Duration
import java.time.Instant
import java.util.EnumSet

private val now: Instant = Instant.parse("2026-03-06T08:30:00Z")
private val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake", "handler", "head", "callback"))

/** A piece of work and how many things one run of it does. */
private class Lane(val name: String, val things: Int, val calls: Int, val work: () -> Any?)

private enum class Step { ASLEEP, AWAKE }
private enum class Trigger { WAKE, SLEEP }

private fun registered(desk: AmendsDesk, id: String): List<Recorded> =
    desk.handle(id, Command.Receive(), clerk, now) +
        desk.handle(id, Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact")), clerk, now)

/** Opens a case and talks with the customer until it has as many records. */
private fun longCase(desk: AmendsDesk, id: String, records: Int): Int {
    registered(desk, id)
    val steps = listOf(
        Command.Acknowledge,
        Command.Classify(Facts(urgency = "high")),
        Command.Assign(unit = "repair"),
        Command.NameHandler("u-17"),
        Command.Investigate,
    )
    var at = now
    for (step in steps) {
        at += Duration.ofMinutes(5)
        desk.handle(id, step, clerk, at)
    }
    while (desk.records(id).size < records) {
        at += Duration.ofMinutes(5)
        desk.handle(id, Command.Pause(Party.CUSTOMER, "answer"), clerk, at)
        at += Duration.ofMinutes(5)
        desk.handle(id, Command.Resume("answered"), clerk, at)
    }
    return desk.records(id).size
}

private fun stateless(): () -> Any? {
    val config = StateMachineConfig<Step, Trigger>()
    config.configure(Step.ASLEEP).permit(Trigger.WAKE, Step.AWAKE)
    config.configure(Step.AWAKE).permit(Trigger.SLEEP, Step.ASLEEP)
    val machine = StateMachine<Step, Trigger>(Step.ASLEEP, config)
    return {
        machine.fire(Trigger.WAKE)
        machine.fire(Trigger.SLEEP)
    }
}

private fun spring(): () -> Any? {
    val builder = StateMachineBuilder.builder<Step, Trigger>()
    builder.configureStates().withStates().initial(Step.ASLEEP).states(EnumSet.allOf(Step::class.java))
    builder.configureTransitions()
        .withExternal().source(Step.ASLEEP).target(Step.AWAKE).event(Trigger.WAKE).and()
        .withExternal().source(Step.AWAKE).target(Step.ASLEEP).event(Trigger.SLEEP)
    val machine = builder.build()
    machine.startReactively().block()
    fun send(trigger: Trigger) =
        machine.sendEvent(Mono.just(MessageBuilder.withPayload(trigger).build())).blockLast()
    return {
        send(Trigger.WAKE)
        send(Trigger.SLEEP)
    }
}

private fun lanes(policy: AmendsPolicy): List<Lane> {
    val idle = AmendsDesk(policy)
    val desk = AmendsDesk(policy)
    val records = longCase(desk, "C-40", 40)
    val many = AmendsDesk(policy)
    var number = 0
    while (many.agenda(now).size < 1000) registered(many, "C-${number++}")
    val rows = many.agenda(now).size
    val moment = now + Duration.ofDays(1)
    val snapshot = many.snapshot()
    val kept = many.cases(Lang.EN).sumOf { it.version }.toInt()
    val fresh = AmendsDesk(policy)
    var next = 0
    println("a case of $records records, an agenda of $rows rows, a snapshot of $kept records in ${snapshot.size} bytes\n")
    return listOf(
        // Nothing is taken, and that nothing falls due comes back.
        Lane("a call that does nothing", 1, 2000) { idle.nextWakeUp() },
        Lane("the screen of a case of $records records", 1, 200) { desk.caseScreen("C-40", clerk, moment, Lang.ZH) },
        Lane("an agenda of $rows rows", 1, 20) { many.agenda(moment) },
        Lane("a command, accepted", 2, 100) { registered(fresh, "F-${next++}") },
        Lane("a command, refused", 1, 500) {
            try {
                desk.handle("C-40", Command.Archive, clerk, moment)
            } catch (refused: AmendsException.Rejected) {
                refused
            }
        },
        Lane("a snapshot written, per record", kept, 3) { many.snapshot() },
        Lane("a snapshot read, per record", kept, 3) { AmendsDesk.restore(snapshot, listOf(policy)).use { it.hashCode() } },
        Lane("stateless4j: a bare transition", 2, 5000, stateless()),
        Lane("spring-statemachine: a bare transition", 2, 200, spring()),
    )
}

private fun measured(lane: Lane): Double {
    val start = System.nanoTime()
    repeat(lane.calls) { lane.work() }
    return (System.nanoTime() - start).toDouble() / lane.calls / lane.things
}

private fun median(values: List<Double>): Double = values.sorted()[values.size / 2]

fun main(arguments: Array<String>) {
    val rounds = arguments.firstOrNull()?.toInt() ?: 15
    AmendsPolicy.preset("default").use { policy ->
        val lanes = lanes(policy)
        repeat(5) { lanes.forEach { lane -> measured(lane) } }
        val all = lanes.associateWith { mutableListOf<Double>() }
        repeat(rounds) { all.forEach { (lane, times) -> times += measured(lane) } }
        val first = all.values.first()
        println("%-44s %14s %16s".format("what", "median", "to doing nothing"))
        all.forEach { (lane, times) ->
            val ratio = median(times.zip(first) { time, nothing -> time / nothing })
            println("%-44s %11.2f us %14.2f x".format(lane.name, median(times) / 1000, ratio))
        }
    }
}
