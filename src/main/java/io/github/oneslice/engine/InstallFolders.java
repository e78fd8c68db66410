package io.github.oneslice.engine;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** The folder of the Fiji or ImageJ that runs, which holds {@code plugins} and {@code jars}. */
public final class InstallFolders {

	private InstallFolders() {}

	/** Those that may be it, the surest first. */
	public static List<File> find() {
		List<File> roots = new ArrayList<>();
		for (String property : List.of("imagej.dir", "ij.dir", "plugins.dir")) {
			String value = System.getProperty(property);
			if (value == null) continue;
			File folder = new File(value).getAbsoluteFile();
			roots.add(folder.getName().equals("plugins") ? folder.getParentFile() : folder);
		}
		for (File folder = ClassPath.location(InstallFolders.class).getParentFile(); folder != null; folder = folder.getParentFile())
			if (folder.getName().equals("plugins") || folder.getName().equals("jars")) roots.add(folder.getParentFile());
		return roots;
	}
}
