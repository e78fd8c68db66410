package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Screen;
import net.imagej.updater.FileObject;
import net.imagej.updater.FilesCollection;
import net.imagej.updater.Installer;
import net.imagej.updater.util.StderrProgress;

/** The real ImageJ Updater installs OneSlice into an ImageJ2 without it, and updates it. */
class FijiInstallTest {

	private static final long FIRST = 20260101120000L;
	private static final String SITE = "OneSlice";
	private static final String MACRO = """
		folder = getDirectory("imagej") + "images/OneSlice/";
		open(folder + "putamen.tif");
		open(folder + "putamen-slice.tif");
		run("Propagate Labels...", "image=putamen.tif labels=putamen-slice.tif");
		Stack.getStatistics(voxels, mean, min, max);
		File.saveString(getTitle() + " " + max, folder + "result.txt");
		""";

	@TempDir
	Path temporary;

	private Path fiji;
	private Path site;

	@BeforeEach
	void subscribe() throws Exception {
		fiji = temporary.resolve("Fiji für Müller");
		site = temporary.resolve("a site");
		Path jars = Files.createDirectories(fiji.resolve("jars"));
		Files.createDirectory(fiji.resolve("plugins"));
		Libraries libraries = new Libraries(Path.of("src/main/distribution/libraries.csv"));
		for (Jar jar : TestContent.jars())
			if (!libraries.knows(jar) || libraries.of(jar).place() == Library.Place.FIJI) Files.copy(jar.file(), jars.resolve(jar.file()
				.getFileName()));
		publish("0.0.1", FIRST);
		update();
	}

	@Test
	void installsAllThatIsNeeded() throws Exception {
		for (String path : List.of("plugins/oneslice_-0.0.1.jar", "jars/appose-0.9.0.jar", "oneslice/tensorflow-core-api.jar",
			"oneslice/tensorflow-core-native-linux-x86_64.jar", "macros/OneSlice/Segment_Folder.ijm", "licenses/OneSlice/LICENSE.txt"))
			assertTrue(Files.exists(fiji.resolve(path)), path);
		assertEquals(List.of(), notInstalled());
		Path result = fiji.resolve("images/OneSlice/result.txt");
		Process process = start(new ProcessBuilder(), "headless.log", "-Djava.awt.headless=true");
		assertTrue(process.waitFor(90, TimeUnit.SECONDS));
		assertTrue(Files.exists(result), () -> log("headless.log"));
		assertEquals("putamen-propagated 1", Files.readString(result).trim());
	}

	@Test
	void aCommandRunsFromTheMenu() throws Exception {
		try (Screen screen = Screen.open()) {
			Process process = start(screen.use(new ProcessBuilder()), "window.log", "-Djava.awt.headless=false");
			assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> log("window.log"));
			Path result = fiji.resolve("images/OneSlice/result.txt");
			assertTrue(Files.exists(result), () -> log("window.log"));
			assertEquals("putamen-propagated 1", Files.readString(result).trim());
		}
	}

	@Test
	void updatesToASecondVersion() throws Exception {
		publish("0.0.2", FIRST + 1);
		update();
		assertTrue(Files.exists(fiji.resolve("plugins/oneslice_-0.0.2.jar")));
		assertFalse(Files.exists(fiji.resolve("plugins/oneslice_-0.0.1.jar")));
		assertEquals(List.of(), notInstalled());
	}

	@Test
	void nothingOfFijiIsReplaced() throws Exception {
		List<InstalledFile> files = content("0.0.1").inFiji();
		Libraries libraries = new Libraries(Path.of("src/main/distribution/libraries.csv"));
		List<Jar> others = TestContent.jars().stream().filter(jar -> !libraries.knows(jar) || libraries.of(jar).place() == Library.Place.FIJI)
			.toList();
		Clashes.check(files, others);
	}

	private Content content(String version) throws IOException {
		return TestContent.of(temporary.resolve("oneslice_-" + version + ".jar"), temporary.resolve("licenses"));
	}

	private void publish(String version, long now) throws IOException {
		Content content = content(version);
		TestJars.add(content.plugin(), "version.txt", version);
		new UpdateSite(site, content.jars(Library.Place.FIJI).toList(), now).publish(content.inFiji());
	}

	private FilesCollection collection() throws Exception {
		FilesCollection files = new FilesCollection(fiji.toFile());
		files.tryLoadingCollection();
		files.getUpdateSite(FilesCollection.DEFAULT_UPDATE_SITE, true).setActive(false); // is on the net
		if (files.getUpdateSite(SITE, true) == null) files.addUpdateSite(SITE, site.toUri().toString(), null, null, 0);
		files.reloadCollectionAndChecksum(new StderrProgress());
		return files;
	}

	private void update() throws Exception {
		FilesCollection files = collection();
		files.markForUpdate(false);
		Installer installer = new Installer(files, new StderrProgress());
		installer.start();
		installer.moveUpdatedIntoPlace();
		files.write();
	}

	private List<String> notInstalled() throws Exception {
		return StreamSupport.stream(collection().forUpdateSite(SITE).spliterator(), false).filter(file -> file
			.getStatus() != FileObject.Status.INSTALLED && file.getStatus() != FileObject.Status.OBSOLETE_UNINSTALLED).map(FileObject::toDebug).toList();
	}

	private Process start(ProcessBuilder builder, String log, String option) throws IOException {
		Path macro = Files.writeString(fiji.resolve("test.ijm"), MACRO);
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Dimagej.dir=" + fiji, "-Dplugins.dir=" + fiji, option, "-cp"));
		command.add(String.join(File.pathSeparator, fiji + "/jars/*", fiji + "/plugins/*", Path.of("target/test-classes").toAbsolutePath()
			.toString()));
		command.addAll(List.of(FijiStart.class.getName(), macro.toString()));
		return builder.command(command).redirectErrorStream(true).redirectOutput(temporary.resolve(log).toFile()).start();
	}

	private String log(String name) {
		try {
			return Files.readString(temporary.resolve(name));
		}
		catch (IOException e) {
			return e.toString();
		}
	}
}
