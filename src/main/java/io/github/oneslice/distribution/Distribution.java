package io.github.oneslice.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import io.github.oneslice.engine.ClassPath;

/**
 * Lays out what people install: {@code update-site} for the ImageJ Updater, {@code plain} for ImageJ without it, and the
 * same packed. Natives are those on the class path: of this platform, with the profile {@code all-platforms} of all, with {@code gpu}
 * also those for graphics cards, which are an update site of their own.
 */
public final class Distribution {

	static final String AUTHOR = "OneSlice developers";
	static final String LINK = "https://github.com/oneslice/oneslice";
	/** The folder that Fiji never puts on its class path. */
	static final String WORKER_FOLDER = "oneslice";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

	private Distribution() {}

	/**
	 * @param arguments folder of the project, the plugin's jar, folder of the update site, classifier of this platform
	 */
	public static void main(String... arguments) throws IOException {
		Path project = Path.of(arguments[0]);
		Path plugin = Path.of(arguments[1]);
		Path site = Path.of(arguments[2]);
		Path target = plugin.toAbsolutePath().getParent();
		Libraries libraries = new Libraries(project.resolve("src/main/distribution/libraries.csv"));
		List<Jar> jars = ClassPath.own().stream().filter(entry -> entry.endsWith(".jar")).map(entry -> Jar.of(Path.of(entry))).toList();
		Content content = new Content(project, plugin, libraries, jars, Licences.collect(project, libraries, jars, target.resolve("licenses")));

		List<Jar> fiji = content.jars(Library.Place.FIJI).toList();
		List<InstalledFile> inFiji = content.inFiji();
		Clashes.check(inFiji, fiji);
		long now = Long.parseLong(LocalDateTime.now().format(TIMESTAMP));
		publish(site, fiji, inFiji, now);
		List<InstalledFile> forGraphicsCards = content.forGraphicsCards();
		if (!forGraphicsCards.isEmpty()) publish(site.resolveSibling(site.getFileName() + "-gpu"), List.of(), forGraphicsCards, now);

		for (Platform platform : Platform.values()) {
			List<InstalledFile> files = content.inPlainImageJ(platform);
			if (files.stream().noneMatch(file -> file.platform().isPresent())) continue;
			PlainFolder folder = new PlainFolder(files);
			if (platform.classifier().equals(arguments[3])) folder.write(target.resolve("plain"));
			File zip = target.resolve(plugin.getFileName().toString().replace(".jar", "-plain-" + platform.classifier() + ".zip")).toFile();
			folder.pack(zip);
			System.out.println("Plain ImageJ: " + zip + ", " + (zip.length() >> 20) + " MB");
		}
	}

	private static void publish(Path site, List<Jar> ofFiji, List<InstalledFile> files, long now) throws IOException {
		new UpdateSite(site, ofFiji, now).publish(files);
		long bytes = 0;
		for (InstalledFile file : files)
			bytes += Files.size(file.source());
		System.out.println("Update site: " + site + ", " + (bytes >> 20) + " MB");
	}

	/** The files of a folder with this ending, in the order of their names. */
	static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
		}
	}
}
