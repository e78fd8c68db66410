package io.github.oneslice.ui;

import java.awt.Desktop;
import java.awt.Dialog;
import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import javax.swing.event.HyperlinkEvent;

/** The manual, which comes in the jar. */
public final class Manual {

	private static final String FILE = "manual.html";
	private static final Dimension SIZE = new Dimension(760, 680);

	private Manual() {}

	/**
	 * Opens it in a window, which can be used beside an open dialog.
	 *
	 * @param command title of the command to show; empty for the beginning
	 */
	public static void open(String command) {
		SwingUtilities.invokeLater(() -> {
			JEditorPane pane = new JEditorPane("text/html", html());
			pane.setEditable(false);
			pane.addHyperlinkListener(event -> follow(pane, event));
			JFrame frame = new JFrame("OneSlice Manual");
			frame.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
			frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
			frame.add(new JScrollPane(pane));
			frame.setSize(SIZE);
			frame.setLocationByPlatform(true);
			frame.setVisible(true);
			pane.setCaretPosition(0);
			if (!command.isEmpty()) SwingUtilities.invokeLater(() -> pane.scrollToReference(anchor(command)));
		});
	}

	/** The manual without its marks. */
	public static String text() {
		return html().replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", "").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
			.replaceAll("\\n{3,}", "\n\n").trim();
	}

	/** What the place of a command is called in the manual: "Train (SPSS)" is at "train-spss". */
	static String anchor(String command) {
		return command.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
	}

	static String html() {
		try (InputStream in = Manual.class.getResourceAsStream(FILE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Inside the manual; other addresses are left to the browser. */
	private static void follow(JEditorPane pane, HyperlinkEvent event) {
		if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED) return;
		if (event.getDescription().startsWith("#")) {
			pane.scrollToReference(event.getDescription().substring(1));
			return;
		}
		try {
			if (Desktop.isDesktopSupported()) Desktop.getDesktop().browse(event.getURL().toURI());
		}
		catch (IOException | java.net.URISyntaxException e) {
			pane.setToolTipText(event.getDescription());
		}
	}
}
