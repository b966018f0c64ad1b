package io.defenderxdr.simulator;

import java.io.IOException;
import java.nio.file.Path;

/** The folder that is to keep the tenant cannot be used. */
public final class TenantFolderException extends IOException {
  private static final long serialVersionUID = 1L;

  TenantFolderException(Path folder, Exception cause) {
    super(
        "The tenant cannot be kept in "
            + folder
            + ": "
            + cause.getMessage()
            + ". Give another folder with --data.",
        cause);
  }
}
