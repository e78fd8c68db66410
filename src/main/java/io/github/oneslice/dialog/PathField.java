package io.github.oneslice.dialog;

import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDropEvent;
import java.io.File;
import java.io.IOException;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** The path of a file or folder: typed, browsed for, or dropped onto the field. */
public final class PathField extends Field {

	/** What the path is of. */
	public enum Kind {
		FOLDER, FILE_TO_READ, FILE_TO_WRITE
	}

	private static final int COLUMNS = 30;

	private final JTextField line = LineField.line(this, COLUMNS);
	private final JPanel row = new JPanel(new BorderLayout(4, 0));
	private final Kind kind;

	public PathField(String name, String label, String help, Kind kind) {
		super(name, label, help);
		this.kind = kind;
		JButton browse = new JButton("Browse...");
		browse.addActionListener(event -> browse());
		row.add(line);
		row.add(browse, BorderLayout.EAST);
		line.setDropTarget(new DropTarget(line, new DropTargetAdapter() {

			@Override
			public void drop(DropTargetDropEvent event) {
				take(event);
			}
		}));
	}

	@Override
	public Object value() {
		return new File(line.getText().trim());
	}

	@Override
	public void fill(Object value) {
		line.setText(value == null ? "" : value.toString());
	}

	@Override
	JComponent input() {
		return line;
	}

	@Override
	boolean isShort() {
		return false;
	}

	@Override
	JComponent row() {
		return row;
	}

	private void browse() {
		JFileChooser chooser = new JFileChooser(line.getText().trim());
		chooser.setDialogTitle(label());
		chooser.setFileSelectionMode(kind == Kind.FOLDER ? JFileChooser.DIRECTORIES_ONLY : JFileChooser.FILES_ONLY);
		int answer = kind == Kind.FILE_TO_READ ? chooser.showOpenDialog(row) : chooser.showDialog(row, "Choose");
		if (answer == JFileChooser.APPROVE_OPTION) fill(chooser.getSelectedFile());
	}

	private void take(DropTargetDropEvent event) {
		event.acceptDrop(DnDConstants.ACTION_COPY);
		try {
			if (event.getTransferable().getTransferData(DataFlavor.javaFileListFlavor) instanceof List<?> files && !files.isEmpty()) fill(files.get(0));
			event.dropComplete(true);
		}
		catch (UnsupportedFlavorException | IOException e) {
			event.dropComplete(false); // no file
		}
	}
}
