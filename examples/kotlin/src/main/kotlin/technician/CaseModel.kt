package technician

import io.github.amendsrs.Actor
import io.github.amendsrs.AmendsDesk
import io.github.amendsrs.AmendsException
import io.github.amendsrs.CaseScreen
import io.github.amendsrs.Command
import io.github.amendsrs.Delivery
import io.github.amendsrs.Lang
import io.github.amendsrs.screens
import io.github.amendsrs.sentence
import java.time.Instant
import java.util.UUID
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** What the screen of a case shows, and why the last button did nothing, if it did nothing. */
data class CaseState(val screen: CaseScreen, val problem: String? = null)

/**
 * The core of a view-model for the screen of one case; it knows nothing of Android.
 *
 * The desk outlives it: one desk serves the whole app. [clock] is what `now` is asked of.
 */
class CaseModel(
    private val desk: AmendsDesk,
    private val caseId: String,
    private val actor: Actor,
    private val lang: Lang,
    private val clock: () -> Instant,
) {
    private val states = MutableStateFlow(CaseState(look()))

    /** What to show. */
    val state: StateFlow<CaseState> = states.asStateFlow()

    /** Gives a command. A refusal changes nothing and becomes the problem that the screen shows. */
    fun press(command: Command) {
        val problem = try {
            // The name makes a retry harmless, here and at the server.
            desk.handle(caseId, command, actor, clock(), Delivery(commandId = UUID.randomUUID().toString()))
            null
        } catch (why: AmendsException) {
            why.sentence(lang)
        }
        states.value = CaseState(look(), problem)
    }

    /** Looks again at each of the moments, until it is cancelled: a ticker, the end of a sync. */
    suspend fun follow(moments: Flow<Instant>) {
        desk.screens(caseId, actor, lang, moments).collect { screen -> states.update { it.copy(screen = screen) } }
    }

    private fun look() = desk.caseScreen(caseId, actor, clock(), lang)
}

/*
 * On Android, with androidx.lifecycle and Compose. This part is not compiled here: it needs the Android SDK.
 *
 * class CaseViewModel(desk: AmendsDesk, caseId: String, actor: Actor, lang: Lang) : ViewModel() {
 *     private val model = CaseModel(desk, caseId, actor, lang, Instant::now)
 *     val state = model.state
 *
 *     init {
 *         // Once a minute is enough: `untilDue` is shown in minutes.
 *         val minutes = flow { while (true) { emit(Instant.now()); delay(60_000) } }
 *         viewModelScope.launch(Dispatchers.Default) { model.follow(minutes) }
 *     }
 *
 *     fun press(command: Command) {
 *         viewModelScope.launch(Dispatchers.Default) { model.press(command) }
 *     }
 * }
 *
 * @Composable
 * fun CasePage(viewModel: CaseViewModel) {
 *     val state by viewModel.state.collectAsStateWithLifecycle()
 *     LazyColumn {
 *         item { Text(state.screen.header.stage.label(Lang.ZH)) }
 *         items(state.screen.obligations, key = { it.key }) { ObligationRow(it) }
 *         items(state.screen.timeline, key = { it.key }) { TimelineRow(it) }
 *     }
 * }
 *
 * class AgendaDiff : DiffUtil.ItemCallback<AgendaItem>() {
 *     override fun areItemsTheSame(old: AgendaItem, new: AgendaItem) = old.key == new.key
 *     override fun areContentsTheSame(old: AgendaItem, new: AgendaItem) = old == new
 * }
 */
