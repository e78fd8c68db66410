package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import io.github.oneslice.command.Bridge;
import io.github.oneslice.engine.EngineService;
import io.github.oneslice.settings.BackendSettings;

/** What the work is done with is told, tested, and kept. */
class BackendMacroTest {

	@TempDir
	Path folder;

	private Context context;
	private EngineService engines;
	private BackendSettings before;

	@BeforeEach
	void rememberWhatThePersonChose() {
		context = Bridge.newContext();
		engines = context.service(EngineService.class);
		before = engines.backend();
		engines.keep(BackendSettings.AUTO);
	}

	@AfterEach
	void putItBack() {
		engines.keep(before);
		context.dispose();
	}

	@Test
	void isToldAndTestedInTheWorker() throws Exception {
		String told = ToldMacro.run(folder, "run('Backend...', 'threads=1 memory=0.75 device=CPU');", 0);
		assertTrue(told.contains("TensorFlow 2.18.0 on CPU, 1 thread on"), told);
		assertTrue(told.contains("Memory: up to 0.7 GB for Java"), told);
		assertTrue(told.contains("Self-test: All 4 kinds of layers are computed right in 32 bits."), told);
		String log = told.lines().filter(line -> line.startsWith("What the worker says is in ")).findFirst().orElseThrow().replaceAll(".* is in ", "");
		assertTrue(new File(log).getName().endsWith(".log"), log);
		assertEquals("CPU 1 0.75", kept());
	}

	@Test
	void withoutAnswersWhatIsKeptStays() throws Exception {
		ToldMacro.run(folder, "run('Backend...', 'threads=1');", 0);
		String told = ToldMacro.run(folder, "run('Backend...', 'device=CPU');", 0);
		assertTrue(told.contains(", 1 thread on"), told);
		assertEquals("CPU 1 0.0", kept());
	}

	@Test
	void whatCannotBeIsRefusedAndNotKept() throws Exception {
		String told = ToldMacro.run(folder, "run('Backend...', 'memory=0.1');", 1);
		assertTrue(told.contains("memory must be 0 or at least 0.5"), told);
		assertFalse(told.contains("TensorFlow"), told);
		String card = ToldMacro.run(folder, "run('Backend...', 'device=GPU');", new File("/dev/nvidia0").exists() ? 0 : 1);
		assertTrue(new File("/dev/nvidia0").exists() || card.contains("finds no graphics card"), card);
	}

	@Test
	void inAnOldJavaEveryCommandSaysSoAndStopsTheMacro() throws Exception {
		String version = System.setProperty("java.specification.version", "11");
		try {
			String told = ToldMacro.run(folder, "run('Model Info...', 'model=[" + folder + "]'); print('went on');", 1);
			assertTrue(told.contains("OneSlice needs Java 17 or newer, but ImageJ runs on Java 11."), told);
			assertFalse(told.contains("went on"), told);
		}
		finally {
			System.setProperty("java.specification.version", version);
		}
	}

	private String kept() {
		BackendSettings kept = engines.backend();
		return kept.device().label() + " " + kept.threads() + " " + kept.memory();
	}
}
